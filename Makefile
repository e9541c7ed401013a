# Only for `sam build`, which asks make for a function that does not build by SAM's own rules: those
# would leave out content/, which lies beside lambda/, and the compiled files of a fast start.

.PHONY: build-TwitchCheckFunction
build-TwitchCheckFunction:
	./scripts/build "$(ARTIFACTS_DIR)"
