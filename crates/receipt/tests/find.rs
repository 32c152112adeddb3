//! Finds receipts in every text that people, messengers and scanners make of them.

use crate::common::{Random, policy, random_receipt};
use proptest::prelude::*;
use receipt::{Receipt, ReceiptError, find};
use std::sync::OnceLock;

/// Issues different receipts, with their texts.
fn receipts() -> &'static [(Receipt, String)] {
    static RECEIPTS: OnceLock<Vec<(Receipt, String)>> = OnceLock::new();
    RECEIPTS.get_or_init(|| {
        let policy = policy("qilu-green");
        let mut random = Random(14);
        let receipts = (0..40).map(|_| random_receipt(&policy, &mut random));
        receipts.map(|receipt| (receipt.clone(), receipt.encode())).collect()
    })
}

fn link(text: &str) -> String {
    format!("https://example.org/green/#/r/{text}")
}

/// Alters one character.
fn damage(text: &str, index: usize) -> String {
    let index = index % text.len();
    let other = if &text[index..=index] == "7" { "8" } else { "7" };
    format!("{}{other}{}", &text[..index], &text[index + 1..])
}

#[test]
fn one_receipt_is_found_in_whatever_is_around_it() {
    for (receipt, text) in receipts() {
        let link = link(text);
        let full_width = |text: &str| -> String {
            let wide = |letter: char| match letter {
                '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).expect("full width"),
                other => other,
            };
            text.chars().map(wide).collect()
        };
        let (first, second) = text.split_at(17);
        for written in [
            text.clone(),
            link.clone(),
            format!("{text}。"),
            format!("{link}，快来看看"),
            format!("{link}&from=singlemessage"),
            format!("{link}?from=timeline&isappinstalled=0"),
            format!("{link}&from=singlemessage?x"),
            format!("{link}#wechat_redirect"),
            format!("{link}/"),
            format!("{link}\"></a>"),
            format!("张三：{text}"),
            format!("张三{text}李四"),
            format!("<{link}>"),
            format!("（{link}）"),
            format!("【齐鲁绿领】{link} 复制打开"),
            format!("1. {text}"),
            format!("1 {text} 1"),
            format!("[结果]({link})"),
            format!("“{text}”；"),
            format!("hello this is it {text} bye"),
            format!("name,day\n\"{link}\",2026-11-21"),
            format!("{first}\r\n{second}"),
            format!("> {first}\n> ").replace("\n> ", "\n") + second,
            format!("{first}\u{200b}{second}\u{feff}"),
            format!("{first}–{second}"),
            full_width(&link),
            full_width(&link).replace('／', "、").replace('．', "。"),
            link.replace("#/r/", "%23%2Fr%2F"),
            link.replace("#/r/", "%2523%252Fr%252F"),
            link.replace("#/r/", "#%2Fr%2F") + "%E3%80%82",
            link.to_uppercase(),
            link.to_lowercase(),
            format!("{link}\t{}", "尾"),
            format!("alipays://platformapi/startapp?url={link}"),
        ] {
            let found = find(&written);
            let valid: Vec<_> = found.iter().flatten().collect();
            assert_eq!(valid, [receipt], "{written}");
        }
    }
}

#[test]
fn several_in_a_row_are_all_found() {
    for pair in receipts().chunks_exact(2) {
        let [(one, first), (other, second)] = pair else { unreachable!("two of them") };
        let (one_link, other_link) = (link(first), link(second));
        for written in [
            format!("{one_link} {other_link}"),
            format!("{one_link}{other_link}"),
            format!("{first}{second}"),
            format!("{first} {second}"),
            format!("{first},{second}"),
            format!("{first}、{second}。"),
            format!("{one_link}\n{other_link}\n"),
            format!("{one_link}\r{other_link}"),
            format!("张三：{first}；李四：{second}"),
            format!("<{one_link}><{other_link}>"),
            format!("{one_link}?from=timeline {other_link}?from=timeline"),
            format!("1 {first} 2 {second} 3"),
        ] {
            assert_eq!(find(&written), [Ok(one.clone()), Ok(other.clone())], "{written}");
        }
    }
}

#[test]
fn a_damaged_one_among_others_is_reported() {
    let [(one, first), (other, second), ..] = receipts() else { unreachable!("forty of them") };
    let damaged = damage(&receipts()[2].1, 20);
    let in_groups: Vec<&str> =
        damaged.as_bytes().chunks(4).map(|it| str::from_utf8(it).expect("ASCII")).collect();
    let broken = format!("{}零{}", &damaged[..30], &damaged[30..]);
    for (written, error) in [
        (format!("{first} {damaged} {second}"), ReceiptError::Damaged),
        (format!("{first}\n{damaged}\n{second}"), ReceiptError::Damaged),
        (format!("{}{}{}", link(first), link(&damaged), link(second)), ReceiptError::Damaged),
        (format!("张三：{first}；李四：{damaged}；王五：{second}"), ReceiptError::Damaged),
        (format!("{first}，{}，{second}", in_groups.join(" ")), ReceiptError::Damaged),
        (format!("{first}，{}，{second}", &damaged[..12]), ReceiptError::Damaged),
        (format!("{first}，{}，{second}", &damaged[3..27]), ReceiptError::Damaged),
        (format!("{first} {broken} {second}"), ReceiptError::BadCharacter('零')),
        (format!("{} {} {second}", link(first), link("1AB2")), ReceiptError::Damaged),
        (format!("{first}\nhttps://example.org/menu\n{second}"), ReceiptError::NotAReceipt),
        (format!("{first}\n零\n{second}"), ReceiptError::BadCharacter('零')),
    ] {
        assert_eq!(find(&written), [Ok(one.clone()), Err(error), Ok(other.clone())], "{written}");
    }
}

#[test]
fn a_text_of_another_kind_is_no_receipt() {
    for text in [
        "https://www.baidu.com/",
        "https://mp.weixin.qq.com/s/AbCdEf1234567890abcdefghij",
        "http://weixin.qq.com/r/1kQ3vEXE8yZmrYbN9xn2",
        "https://example.org/green/#/occupation/6-28-03-03",
        "https://example.org/green/",
        "WIFI:T:WPA;S:office;P:12345678;;",
        "13812345678",
        "6901234567892",
        "370102199001011234",
        "wxp://f2f0abcdefg1234567890hijkmn",
        "mailto:a@example.org",
        "hello",
        "tel:12333",
    ] {
        assert_eq!(find(text), [Err(ReceiptError::NotAReceipt)], "{text}");
    }
    for text in ["", " \r\n\u{3000}", "\u{200b}", "-"] {
        assert_eq!(find(text), [Err(ReceiptError::Empty)], "{text:?}");
    }
    assert_eq!(find("https://example.org/#/r/"), [Err(ReceiptError::NotAReceipt)]);
}

/// Generates text that is neither a receipt nor touches the characters of one.
fn noise(is_in_link: bool) -> impl Strategy<Value = String> {
    // Behind these a word belongs to the link or to the word before it.
    let link = ["?from=timeline", "😀", "#", "/", "%20", "、"];
    let mut pieces = vec![
        "。",
        "，",
        "；",
        "\n",
        "\r\n",
        " ",
        "\u{3000}",
        "《",
        "》",
        "<",
        ">",
        "&",
        "张三：",
        "https://example.org/#/r/",
        "https://example.org/a/?large#/r/",
        "\t",
        "|",
        "+",
        "“",
    ];
    if is_in_link {
        pieces.extend(link);
    }
    proptest::collection::vec(proptest::sample::select(pieces), 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Every receipt is found, in order, whatever is between two of them.
    #[test]
    fn no_receipt_in_a_text_is_lost(
        indices in proptest::collection::vec(0_usize..40, 1..6),
        between in proptest::collection::vec(noise(true), 7),
        lower in any::<bool>(),
    ) {
        let mut text = between[0].clone();
        for (position, index) in indices.iter().enumerate() {
            let receipt = &receipts()[*index].1;
            text += &if lower { receipt.to_lowercase() } else { receipt.clone() };
            text += &between[position + 1];
        }
        let expected: Vec<&Receipt> = indices.iter().map(|index| &receipts()[*index].0).collect();
        let found = find(&text);
        prop_assert_eq!(found.iter().flatten().collect::<Vec<_>>(), expected, "{}", text);
    }

    /// Every damaged receipt is reported, whatever is between two pieces.
    #[test]
    fn no_damaged_receipt_is_passed_over(
        pieces in proptest::collection::vec((0_usize..40, proptest::option::of(0_usize..200)), 1..6),
        between in proptest::collection::vec(noise(false), 7),
    ) {
        let mut text = between[0].clone();
        for (position, (index, damaged)) in pieces.iter().enumerate() {
            let receipt = &receipts()[*index].1;
            text += &damaged.map_or_else(|| receipt.clone(), |at| damage(receipt, at));
            text += &between[position + 1];
        }
        let valid = pieces.iter().filter(|(_, damaged)| damaged.is_none()).count();
        let found = find(&text);
        prop_assert_eq!(found.iter().flatten().count(), valid, "{}", text);
        prop_assert!(found.len() >= pieces.len(), "{found:?} in {text}");
    }

    #[test]
    fn no_text_makes_the_search_panic(text in any::<String>()) {
        prop_assert!(!find(&text).is_empty());
    }
}

#[test]
fn a_long_text_is_searched_in_a_moment() {
    for text in [
        "1".repeat(300_000),
        "1 ".repeat(150_000),
        "1A".repeat(150_000),
        "a,".repeat(150_000),
        "1A\n".repeat(5_000),
    ] {
        assert!(!find(&text).is_empty());
    }
}
