"""The signature of a function as a contract states it: names, order, what goes by name only, and defaults."""

import inspect


def stated(name, function):
    """A line such as `present_value(flows, rate, *, timing)`, without annotations."""
    signature = inspect.signature(function)
    bare = [part.replace(annotation=part.empty) for part in signature.parameters.values()]
    return f"{name}{signature.replace(parameters=bare, return_annotation=signature.empty)}"
