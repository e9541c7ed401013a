"""What stands in the way of a deployment."""


class DeployError(Exception):
    """What is wrong and how to mend it, as a person reads it."""


class CloudError(DeployError):
    """AWS refused, or could not be reached."""
