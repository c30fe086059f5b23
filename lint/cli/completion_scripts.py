"""The completion scripts of bash, zsh and fish, from what can be typed at each place of the command line."""

from collections.abc import Mapping, Sequence

from lint.values import dataclass

_FILES = ("FILE", "PATH", "DIR", "GLOB")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, its help, what it takes (empty for nothing), and the values there are, if few."""

    names: tuple[str, ...]
    help: str
    takes: str
    choices: tuple[str, ...]

    @property
    def takes_file(self) -> bool:
        """Whether its value is a file or folder."""
        return self.takes in _FILES and not self.choices


@dataclass(frozen=True, slots=True)
class Place:
    """What can follow `words` behind newslint: options, words, and files if it `takes_files`."""

    words: tuple[str, ...]
    options: tuple[Option, ...]
    follow: tuple[str, ...]
    takes_files: bool

    @property
    def key(self) -> str:
        """The words as one."""
        return " ".join(self.words)

    def values(self) -> list[tuple[str, Option]]:
        """Return the options that take a value, by each name."""
        return [(name, option) for option in self.options if option.takes for name in option.names]


def bash(places: Sequence[Place], _commands: Mapping[str, str]) -> str:
    """Return the script for bash 3.2 or newer."""
    values = [
        f"        '{place.key}:{name}') words='{' '.join(option.choices)}' files={'1' if option.takes_file else ''} ;;"
        for place in places
        for name, option in place.values()
    ]
    cases = [
        f"        '{place.key}:'*) words='{' '.join(place.follow)}' options='{' '.join(_names(place))}'"
        f" files={'1' if place.takes_files else ''} ;;"
        for place in places
    ]
    return _BASH.format(keys=_keys(places), cases="\n".join((*values, *cases)))


def zsh(places: Sequence[Place], commands: Mapping[str, str]) -> str:
    """Return the script for zsh, with a description beside each word."""
    values = []
    for place in places:
        for name, option in place.values():
            then = "_files" if option.takes_file else f"compadd -- {' '.join(option.choices)}"
            values.append(
                f"        ('{place.key}:{name}') {then if option.takes_file or option.choices else ':'} ; return ;;"
            )
    cases = []
    for place in places:
        words = [_zsh_word(word, commands.get(word, "") if place.key in ("", "help") else "") for word in place.follow]
        options = [_zsh_word(name, option.help) for option in place.options for name in option.names]
        then = "_files" if place.takes_files else ":"
        cases.append(
            f"        ('{place.key}')\n"
            f"            if [[ $PREFIX == -* ]]; then offered=({' '.join(options)}); _describe option offered\n"
            f"            else offered=({' '.join(words)}); (( $#offered )) && _describe command offered; "
            f"{then}; fi ;;"
        )
    return _ZSH.format(keys=_keys(places), values="\n".join(values), cases="\n".join(cases))


def fish(places: Sequence[Place], commands: Mapping[str, str]) -> str:
    """Return the script for fish, with a description beside each word."""
    lines = []
    for place in places:
        at = f'complete -c newslint -n "__newslint_at {_fish(place.key)}"'
        if not place.takes_files:
            lines.append(f"{at} -f")
        for word in place.follow:
            summary = commands.get(word, "") if place.key in ("", "help") else ""
            lines.append(f"{at} -a {_fish(word)}" + (f" -d {_fish(summary)}" if summary else ""))
        for option in place.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = (
                " -r -F" if option.takes_file else f" -x -a {_fish(' '.join(option.choices))}" if option.takes else ""
            )
            lines.append(f"{at} {names}{value} -d {_fish(option.help)}")
    return _FISH.format(keys=" ".join(_fish(place.key) for place in places if place.words), cases="\n".join(lines))


def _names(place: Place) -> list[str]:
    return [name for option in place.options for name in option.names]


def _keys(places: Sequence[Place]) -> str:
    """Return the words of all places but the first as a pattern of bash and zsh."""
    return "|".join(f"'{place.key}'" for place in places if place.words)


def _zsh_word(word: str, summary: str) -> str:
    said = f"{word}:{summary}" if summary else word
    return "'" + said.replace("'", "'\\''") + "'"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_BASH = """\
_newslint() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} key= words= options= files= word i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{key:+$key }}${{COMP_WORDS[i]}}
        case $word in {keys}) key=$word ;; esac
    done
    case $key:$prev in
{cases}
    esac
    [[ $cur == -* ]] && words=$options
    local IFS=$'\\n'
    COMPREPLY=($(IFS=' '; compgen -W "$words" -- "$cur"))
    if [[ $files && $cur != -* ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -f -- "$cur"))
    fi
}}
complete -F _newslint newslint
"""

_ZSH = """\
#compdef newslint
_newslint() {{
    local key= word prev=$words[CURRENT-1]
    local -a offered
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        word=${{key:+$key }}$word
        case $word in ({keys}) key=$word ;; esac
    done
    case $key:$prev in
{values}
    esac
    case $key in
{cases}
    esac
}}
compdef _newslint newslint
"""

_FISH = """\
function __newslint_at
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l key ''
    for token in $tokens
        set -l word (string trim "$key $token")
        if contains -- "$word" {keys}
            set key $word
        end
    end
    test "$key" = "$argv[1]"
end
complete -c newslint -e
{cases}
"""
