from __future__ import annotations

import pytest

from simulator import ssml


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<speak>Water it.</speak>", "Water it."),
        ("<speak>Water it. <break time='1s'/>Then wait.</speak>", "Water it. Then wait."),
        ("<speak><p>One.</p><p>Two.</p></speak>", "One. Two."),
        ("<speak>Tom &amp; <emphasis level='strong'>Jerry</emphasis>!</speak>", "Tom & Jerry!"),
        ("<speak><sub alias='nitrogen'>N</sub> helps.</speak>", "nitrogen helps."),
        ("<speak><amazon:effect name='whispered'>Hush</amazon:effect>.</speak>", "Hush."),
        ("<speak>one\n  line</speak>", "one line"),
        ("<speak>broken", "broken"),
    ],
)
def test_markup_reads_as_what_is_heard(markup: str, text: str) -> None:
    """Tags and layout vanish, substitutions are spoken, and words never run together."""
    assert ssml.as_text(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<speak>Fine.</speak>",
        "<speak>a <break strength='weak'/> <w role='amazon:VB'>read</w></speak>",
        "<speak><amazon:emotion name='excited' intensity='low'>x</amazon:emotion></speak>",
        f"<speak>{'a' * 7_985}</speak>",
        "<speak><break time='10s'/><break time='350ms'/><break/></speak>",
        "<speak><lang xml:lang='fr-FR'>bonjour</lang></speak>",
    ],
)
def test_good_markup_has_no_fault(markup: str) -> None:
    """What a device takes is left in peace."""
    assert ssml.faults_of(markup) == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<speak>Tom & Jerry</speak>", "not well-formed"),
        ("<speak>less < more</speak>", "not well-formed"),
        ("<speak>open", "not well-formed"),
        ("plain", "not well-formed"),
        ("<p>Hello</p>", "one <speak> element, not <p>"),
        ("<speak><brake time='1s'/></speak>", "<brake>, which no device knows (did you mean"),
        ("<!DOCTYPE speak [<!ENTITY a 'b'>]><speak>&a;</speak>", "not well-formed"),
        (f"<speak>{'a' * 8_000}</speak>", "8015 characters, more than 8000"),
        ("<speak><break time='11s'/></speak>", "at most 10s"),
        ("<speak><break time='soon'/></speak>", "at most 10s"),
        ("<speak><break strength='huge'/></speak>", "it is one of none x-weak"),
        ("<speak><say-as>5</say-as></speak>", "<say-as> has no interpret-as"),
        ("<speak><say-as interpret-as='loud'>5</say-as></speak>", "it is one of characters"),
        ("<speak><lang>bonjour</lang></speak>", "<lang> has no lang"),
        ("<speak><audio src='http://x/a.mp3'/></speak>", "https or soundbank"),
        ("<speak>" + "<audio src='https://x/a.mp3'/>" * 6 + "</speak>", "6 audio files"),
    ],
)  # fmt: skip
def test_bad_markup_is_told(markup: str, fault: str) -> None:
    """What a device would refuse is named."""
    assert any(fault in found.message for found in ssml.faults_of(markup))
