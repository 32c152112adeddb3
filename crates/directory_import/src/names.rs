//! Names in normal form.
//!
//! Compatibility forms are composed by NFKC (Unicode Standard Annex 15); [`fold`] then removes width, case
//! and separators, as in the search of the widget.

use text_normal_form::{Folded, fold};
use unicode_normalization::UnicodeNormalization;

/// Radicals of simplified characters, which NFKC leaves unchanged. Text copied from a PDF contains them.
const RADICALS: [(char, char); 36] = [
    ('⺁', '厂'),
    ('⺇', '几'),
    ('⺌', '小'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺛', '旡'),
    ('⺝', '月'),
    ('⺠', '民'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺼', '肉'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
];

/// Texts in brackets behind a name that are no part of it, in normal form.
const MARKS: [&str; 16] = [
    "l",
    "s",
    "ls",
    "sl",
    "新",
    "新增",
    "新职业",
    "新增职业",
    "绿色",
    "绿色职业",
    "数字",
    "数字职业",
    "绿",
    "数",
    "l绿色职业",
    "绿色职业l",
];

/// Replaces compatibility forms and radicals by the usual characters.
pub(crate) fn compose(text: &str) -> impl Iterator<Item = char> {
    let known = |character: char| {
        RADICALS.iter().find(|(radical, _)| *radical == character).map_or(character, |(_, usual)| *usual)
    };
    text.nfkc().map(known)
}

/// Returns the form in which names and heads are compared: without width, case, white space and signs.
///
/// ```
/// use directory_import::normal_form;
///
/// assert_eq!(normal_form("★焊⼯（Ｌ）\u{200b}"), normal_form("焊工L"));
/// ```
pub fn normal_form(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for character in compose(text) {
        if let Folded::Character(character) = fold(character) {
            normal.push(character);
        }
    }
    normal
}

/// Returns the normal forms a name may have, from the most literal: as it is written, without marks behind
/// it, without a number before it.
pub(crate) fn candidates(written: &str) -> Vec<String> {
    let mut found = vec![normal_form(written)];
    let without_number = written.trim_start().trim_start_matches(|sign: char| sign.is_numeric());
    let rest = without_number.trim_start_matches(['.', '、', '．', ' ', '\u{3000}', '）', ')']);
    let numbered = if rest.len() < without_number.len() { Some(rest) } else { None };
    for text in [Some(written), numbered].into_iter().flatten() {
        let without_brackets = without_mark_in_brackets(text);
        for text in [text, &without_brackets] {
            let normal = normal_form(text);
            let plain = normal.trim_end_matches(['l', 's']).to_owned();
            for candidate in [normal, plain] {
                if !candidate.is_empty() && !found.contains(&candidate) {
                    found.push(candidate);
                }
            }
        }
    }
    found
}

fn without_mark_in_brackets(written: &str) -> String {
    let mut text = written.trim_end().to_owned();
    while let Some((before, inside)) = split_brackets(&text) {
        if !MARKS.contains(&normal_form(&inside).as_str()) {
            break;
        }
        text = before;
    }
    text
}

/// Splits the brackets at the end of a text off it: the text before them and the text inside.
pub(crate) fn split_brackets(text: &str) -> Option<(String, String)> {
    let text =
        text.trim_end_matches(|sign: char| !sign.is_alphanumeric() && !"（）()【】[]〔〕".contains(sign));
    let text = text.strip_suffix(['）', ')', '】', ']', '〕'])?;
    let at = text.rfind(['（', '(', '【', '[', '〔'])?;
    let inside = text[at..].chars().skip(1).collect();
    Some((text[..at].trim_end().to_owned(), inside))
}

/// Describes the first character in which two names differ, with its code point: two characters may look the
/// same.
pub(crate) fn difference(written: &str, expected: &str) -> Option<String> {
    let (written, expected): (Vec<char>, Vec<char>) =
        (normal_form(written).chars().collect(), normal_form(expected).chars().collect());
    let at = written.iter().zip(&expected).position(|(one, other)| one != other);
    let at = at.unwrap_or(written.len().min(expected.len()));
    let named = |character: char| format!("“{character}”（U+{:04X}）", u32::from(character));
    let same_start = at > 0 || (written.len() == expected.len() && written.get(1..) == expected.get(1..));
    match (written.get(at), expected.get(at)) {
        _ if !same_start => None,
        (Some(one), Some(other)) => {
            Some(format!("第{}个字，名单里是{}，分类里是{}", at + 1, named(*one), named(*other)))
        }
        (Some(one), None) => Some(format!("名单里后面多了{}", named(*one))),
        (None, Some(other)) => Some(format!("名单里后面少了{}", named(*other))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{candidates, difference, normal_form};

    #[test]
    fn each_way_of_writing_a_name_has_its_normal_form() {
        for written in [
            "设备点检员",
            " 设备 点检员 ",
            "设备\n点检员",
            "设备点检员L",
            "设备点检员（L）",
            "设备点检员(L)",
            "设备点检员（Ｌ／Ｓ）",
            "设备点检员★",
            "★设备点检员",
            "※设备点检员*",
            "设备点检员\u{200b}",
            "\u{feff}设备点检员",
            "设\u{ad}备点检员",
            "设备点检员【新】",
            "设备点检员（绿色职业）",
            "设备点检员 L/S",
            "设备点检员（L）（新增）",
            "12.设备点检员",
            "3、设备点检员",
            "设备点检员\u{a0}",
            "设备点检员\u{3000}",
            "设备点检员。",
            "设备点检员：",
        ] {
            let found = candidates(written);
            assert!(found.contains(&"设备点检员".to_owned()), "{written:?}: {found:?}");
        }
    }

    #[test]
    fn radicals_and_compatibility_forms_are_the_usual_characters() {
        for (written, usual) in [
            ("焊⼯", "焊工"),
            ("⻋⼯", "车工"),
            ("⻔窗⼯", "门窗工"),
            ("⽊⼯", "木工"),
            ("⻓途", "长途"),
            ("㎡", "m2"),
            ("①级", "1级"),
            ("ＡＢ", "ab"),
            ("\u{f9be}", "料"),
            ("\u{f98a}", "力"),
        ] {
            assert_eq!(normal_form(written), usual);
        }
    }

    #[test]
    fn the_character_in_the_way_is_named() {
        for (written, expected, words) in [
            ("工业废水处埋工", "工业废水处理工", "第6个字，名单里是“埋”（U+57CB），分类里是“理”（U+7406）"),
            ("工业废水处理工人", "工业废水处理工", "名单里后面多了“人”（U+4EBA）"),
            ("工业废水处理", "工业废水处理工", "名单里后面少了“工”（U+5DE5）"),
        ] {
            assert_eq!(difference(written, expected).as_deref(), Some(words));
        }
        assert_eq!(difference("电工", "工业废水处理工"), None);
    }
}
