"""The dance: a skill names its function and a function lets in its skill, and neither can be first.

Amazon makes no skill for a function that does not let Alexa in, so the stack comes first, open to
every skill; then the skill, which gets its id; then the stack again, open to that skill alone.
"""

from pathlib import Path

from deployment.ask_project import AskProject
from deployment.cloud import BUSY, Cloud, Stack
from deployment.prerequisites import ask_program
from deployment.problem import DeployError
from deployment.programs import NOTES, Programs
from deployment.settings import SKILL_ID, Settings
from deployment.skill_package import write_skill_package

PACKAGE = Path("build") / "skill-package"

NEW_SKILL = "(the id of the new skill)"
NEW_ENDPOINT = "(the address of the new function)"


class Dance:
    """A deployment of the checkout `root`; without a cloud a rehearsal, which changes nothing."""

    def __init__(
        self, root: Path, settings: Settings, programs: Programs, cloud: Cloud | None
    ) -> None:
        """Name what takes part."""
        self._root = root
        self._settings = settings
        self._programs = programs
        self._cloud = cloud
        self._package = root / PACKAGE
        self.project = AskProject(root / NOTES / settings.stack, settings.ask_profile)

    def known_skill(self) -> str:
        """Give the id of the skill, if there is one: as told, as noted, or as the stack has it."""
        noted = self.project.skill_id()
        told = self._settings.skill_id
        if told and noted and told != noted:
            raise DeployError(
                f"--skill-id is not the skill of this stack, which is {noted}. For another skill, "
                "take another --stack."
            )
        stack = self._stack()
        return told or noted or (stack.parameters.get("SkillId", "") if stack else "")

    def deploy(self) -> None:
        """Go through all steps; each finds what is done already, so that a rerun mends a break."""
        skill_id = self.known_skill()
        self._check_stack(self._stack())
        print("1/5  Look over the skill package, before anything is touched")
        self._write_package()
        print("2/5  Build the function")
        self._run("sam", "build")
        print(f"3/5  Create or update the stack{'' if skill_id else ', which knows no skill yet'}")
        self._deploy_stack(skill_id)
        endpoint = self._endpoint()
        print(f"4/5  {'Update' if skill_id else 'Create'} the skill")
        self._write_package(endpoint)
        made = self._deploy_skill(skill_id)
        if skill_id:
            print("5/5  The function lets in this skill alone already")
        else:
            print("5/5  Let in the new skill alone")
            self._deploy_stack(made)
        print("Turn the skill on for your own devices and the developer console")
        self._ask("smapi", "set-skill-enablement", "--skill-id", made, "--stage", "development")
        if self._cloud is not None:
            self._say_what_is_there(made)

    def undo(self) -> None:
        """Delete the stack with all that it keeps, then the skill, then what is noted of them."""
        skill_id = self.known_skill()
        stack = self._stack()
        if self._cloud is None or stack is not None:
            print(
                "1/2  Delete the stack: the function, its logs, its alarms, its table if it has one"
            )
            self._sam("delete", "--no-prompts")
        else:
            print("1/2  There is no stack of this name any more")
        if self._cloud is None or skill_id:
            print("2/2  Delete the skill")
            # Noted until the skill is gone, since the stack that knew it is.
            if self._cloud is not None:
                self.project.prepare(self._package, skill_id)
            self._delete_skill(skill_id or NEW_SKILL)
        else:
            print("2/2  There is no skill that is known of")
        if self._cloud is not None:
            self.project.forget()
        print(
            "What SAM keeps for all stacks (aws-sam-cli-managed-default, a bucket) is left alone."
        )

    def _delete_skill(self, skill_id: str) -> None:
        try:
            self._ask("smapi", "delete-skill", "--skill-id", skill_id)
        except DeployError as fault:
            folder = self.project.folder.relative_to(self._root)
            raise DeployError(
                f"{fault}\nIf the skill was deleted by hand already, delete {folder} too."
            ) from fault

    def _write_package(self, endpoint: str = "") -> None:
        settings = self._settings
        if self._cloud is None:
            print(f"    write {PACKAGE} for {endpoint or 'no function yet'}")
        else:
            unfilled = write_skill_package(
                self._root,
                self._package,
                endpoint=endpoint,
                privacy_url=settings.privacy_url,
                terms_url=settings.terms_url,
            )
            for key in unfilled if endpoint else ():
                print(f"    {key} is a placeholder still, and has to be real before the skill")
                print("    is published (--privacy-url, --terms-url; PRIVACY.md, TERMS.md)")
        self._run("scripts/lint-model", *self._linted())

    def _linted(self) -> list[str]:
        models = sorted((self._root / "interaction_model").glob("??-??.json"))
        folder = PACKAGE / "interactionModels" / "custom"
        return [str(PACKAGE / "skill.json"), *(str(folder / model.name) for model in models)]

    def _deploy_stack(self, skill_id: str) -> None:
        parameters = self._settings.parameters(skill_id).items()
        # SAM takes no bare 'name=', and would leave a parameter that is not named as it was.
        overrides = [f"{name}={value or chr(34) * 2}" for name, value in parameters]
        self._sam(
            "deploy",
            "--no-confirm-changeset",
            "--no-fail-on-empty-changeset",
            "--parameter-overrides",
            *overrides,
        )

    def _deploy_skill(self, skill_id: str) -> str:
        """Send the skill package; give the skill's id, which is new where there was none."""
        if self._cloud is not None:
            self.project.prepare(self._package, skill_id)
        self._ask("deploy", "--target", "skill-metadata", folder=self.project.folder)
        if self._cloud is None:
            return skill_id or NEW_SKILL
        made = self.project.skill_id()
        if not SKILL_ID.fullmatch(made):
            raise DeployError(
                "The ASK CLI ended well, yet noted no skill. Look for it in the developer console, "
                "and start again with --skill-id"
            )
        return made

    def _endpoint(self) -> str:
        if self._cloud is None:
            return NEW_ENDPOINT
        stack = self._stack()
        if stack is None or "SkillEndpoint" not in stack.outputs:
            raise DeployError(
                f"The stack {self._settings.stack} tells no SkillEndpoint. If it is another "
                "project's, take another --stack."
            )
        return stack.outputs["SkillEndpoint"]

    def _stack(self) -> Stack | None:
        return self._cloud.stack(self._settings.stack) if self._cloud else None

    def _check_stack(self, stack: Stack | None) -> None:
        """Refuse a stack that cannot be updated; CloudFormation would do so after the build."""
        name = self._settings.stack
        if stack is None:
            return
        if stack.status.endswith(BUSY):
            raise DeployError(f"The stack {name} is busy ({stack.status}). Wait, then start again.")
        if stack.status in {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED"}:
            raise DeployError(
                f"The stack {name} cannot be updated ({stack.status}). Delete what is left of it: "
                f"./scripts/deploy --undo --stack {name}"
            )
        if stack.status != "REVIEW_IN_PROGRESS" and "SkillId" not in stack.parameters:
            raise DeployError(f"The stack {name} is another project's. Take another --stack.")

    def _sam(self, *words: str) -> None:
        settings = self._settings
        profile = ("--profile", settings.aws_profile) if settings.aws_profile else ()
        command, *options = words
        self._run(
            "sam", command, "--stack-name", settings.stack, "--region", settings.region,
            *profile, *options,
        )  # fmt: skip

    def _ask(self, *words: str, folder: Path | None = None) -> None:
        command = [ask_program(self._root), *words, "--profile", self._settings.ask_profile]
        self._programs.run(command, folder or self._root)

    def _run(self, *command: str) -> None:
        self._programs.run(command, self._root)

    def _say_what_is_there(self, skill_id: str) -> None:
        print(f"\nDone. The skill is {skill_id}.")
        if stack := self._stack():
            print(f"How it is doing: {stack.outputs.get('Dashboard', '')}")
        print("Try it: 'Alexa, open muscle twitch check', on a device of your own account, or in")
        print("the developer console under 'Test'. To take it all away: ./scripts/deploy --undo")
