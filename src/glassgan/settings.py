"""What the parameters of all phases have in common, without torch.

An analysis has one class that holds all that it needs. In params.yaml its section holds only what
is its own: values that several analyses of a phase share stand once, in the section of the phase
(`Phase`). Whatever is wrong is told with its path and what is allowed there (`problems`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError

from glassgan.problems import Path, Problem, allowed, lines

T = TypeVar("T")
Json = dict[str, Any]

REFUSED = "refused"  # the type of an error that holds problems
TYPES = {dict: "object", list: "array", str: "string", int: "integer", type(None): "null"}


class Settings(BaseModel):
    """A section of the parameters: no key more, none less, no value of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)
    hint: ClassVar[str] = ""  # on what to give, where keys are missing

    def contradictions(self) -> Iterable[str]:
        """Yield a line, path and what is allowed there, for values that do not go together."""
        return ()

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the keys as they are written, in order."""
        return tuple(info.alias or name for name, info in cls.model_fields.items())

    @classmethod
    def located(cls, found: Iterable[Problem], data: Any) -> Iterable[Problem]:
        """Return problems where people have to look for them."""
        return found

    @model_validator(mode="after")
    def _fits(self) -> Self:
        parts = [line.split(": ", 1) for line in self.contradictions()]
        if parts:
            raise refusal(Problem(_path(where), text) for where, text in parts)
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _told(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # here, where keys and hint are known: an error of pydantic knows neither
        try:
            return handler(data)
        except ValidationError as error:
            found = [one for each in error.errors() for one in _problems(cls, each)]
            raise refusal(cls.located(found, data)) from None


class Phase(Settings):
    """The section of a phase: fields that several analyses share, and a section an analysis."""

    @classmethod
    def sections(cls) -> dict[str, type[Settings]]:
        """Return the classes of the analyses by the names of their sections."""
        return {
            name: info.annotation
            for name, info in cls.model_fields.items()
            if isinstance(info.annotation, type) and issubclass(info.annotation, Settings)
        }

    @classmethod
    def shared(cls) -> set[str]:
        """Return the keys that stand in the phase itself."""
        return set(cls.model_fields) - set(cls.sections())

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the keys as they are written: no section of an analysis that only shares."""
        written = {
            name: set(section.field_names()) - cls.shared()
            for name, section in cls.sections().items()
        }
        return tuple(name for name in cls.model_fields if written.get(name, True))

    @classmethod
    def filled(cls, data: Mapping[str, Any]) -> Json:
        """Return what is written, with the shared values in each section that has such a field."""
        result = dict(data)
        for name, section in cls.sections().items():
            own = data.get(name, {} if name not in cls.field_names() else None)
            if isinstance(own, Mapping):
                shared = [
                    key for key in section.field_names() if key in cls.shared() and key in data
                ]
                result[name] = {key: data[key] for key in shared} | dict(own)
        return result

    @classmethod
    def located(cls, found: Iterable[Problem], data: Any) -> Iterable[Problem]:
        """Return problems of shared values once, where these are written."""
        sections, shared = cls.sections(), cls.shared()
        for problem in found:
            name, *rest = problem.path or ("",)
            if name not in sections or not rest:
                yield problem
            elif problem.unknown:
                own = tuple(key for key in problem.allowed if key not in shared or rest[1:])
                yield replace(problem, allowed=own)
            elif rest[0] in shared and rest[0] not in data.get(name, {}):
                yield replace(problem, path=tuple(rest))
            else:
                yield problem

    @model_validator(mode="before")
    @classmethod
    def _shares(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        twice = [
            Problem((name, key), f"{data[name][key]!r}; allowed: {key} once, above all sections")
            for name, section in cls.sections().items()
            if isinstance(data.get(name), Mapping)
            for key in section.field_names()
            if key in cls.shared() and key in data[name]
        ]
        if twice:
            raise refusal(twice)
        return cls.filled(data)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        """Return the schema of what is written: sections without the shared fields."""
        result = handler(core)
        properties = handler.resolve_ref_schema(result)
        for name in cls.sections():
            section = handler.resolve_ref_schema(properties["properties"][name])
            if name not in cls.field_names():
                _drop(properties, {name})
            _drop(section, cls.shared())
        return result


def problems(model: type[Settings], data: Any, where: str = "") -> list[str]:
    """Return a line for everything that is wrong: where, what is there, what is allowed."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = [one for each in error.errors() for one in _problems(model, each)]
        start = _path(where)
        return lines(replace(one, path=(*start, *one.path)) for one in found)
    return []


def refusal(found: Iterable[Problem]) -> PydanticCustomError:
    """Return the error that a validator raises to tell of problems below it."""
    told = tuple(found)
    return PydanticCustomError(REFUSED, "{text}", {"text": "\n".join(lines(told)), "found": told})


def optional(description: str) -> Any:
    """Return the field of a key that may be left out; `null` is another thing and refused."""
    return Field(default=None, description=description)


def of_types(*types: type) -> BeforeValidator:
    """Return what lets values of several types pass."""
    allowed = f"of type {[TYPES[one] for one in types]}"

    def check(value: Any) -> Any:
        if not isinstance(value, types) or isinstance(value, bool):  # which is an int to Python
            raise PydanticCustomError("types", "{allowed}", {"allowed": allowed})
        return value

    return BeforeValidator(check)


def _all_different(values: list[T]) -> list[T]:
    if any(value in values[:place] for place, value in enumerate(values)):
        raise PydanticCustomError("unique", "a list in which nothing is there twice")
    return values


DIFFERENT = AfterValidator(_all_different), Field(json_schema_extra={"uniqueItems": True})
IMPORT = r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$"

Count = Annotated[int, Field(ge=1)]
AtLeastTwo = Annotated[int, Field(ge=2)]
AtLeastTwenty = Annotated[int, Field(ge=20)]  # draws from a null
Positive = Annotated[float, Field(gt=0)]
Seed = Annotated[int, Field(ge=0)]
Name = Annotated[str, Field(pattern="^[A-Za-z][A-Za-z0-9_-]*$")]
ImportPath = Annotated[str, Field(pattern=IMPORT, description="package.module:function")]


def _path(where: str) -> Path:
    return tuple(where.split(".")) if where else ()


def _drop(schema: Json, keys: Iterable[str]) -> None:
    for key in keys:
        schema["properties"].pop(key, None)
    schema["required"] = [key for key in schema.get("required", []) if key not in keys]


def _problems(model: type[Settings], error: ErrorDetails) -> Iterable[Problem]:
    """Yield what an error of a model says."""
    path, kind = error["loc"], error["type"]
    if path[-1:] == ("[key]",):  # a key of the wrong form; before it stands the key itself
        path = path[:-2]
    if kind == REFUSED:
        for problem in error["ctx"]["found"]:
            yield replace(problem, path=(*path, *problem.path))
    elif kind in ("extra_forbidden", "invalid_key"):
        yield Problem(path, unknown=True, allowed=model.field_names())
    elif kind == "missing":
        yield Problem(path, missing=True, allowed=(model.hint,) if model.hint else ())
    else:
        yield Problem(path, f"{error['input']!r}; allowed: {allowed(error)}")
