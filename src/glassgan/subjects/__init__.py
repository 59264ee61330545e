"""The subjects that come with glassgan, a module each; any import path serves as well."""
