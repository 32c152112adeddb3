//! Queries as users type them, with the expected first hit.

use crate::common::{DIRECTORY, MEANING, NATIONAL};
use occupations::{Filter, GroupLevel, MatchRank, Matched, OccupationCode, SearchOutcome, look_up};

/// Returns the first hit: its name, its rank and the matched words.
#[track_caller]
fn first(query: &str) -> (String, MatchRank, String) {
    let directory = &*DIRECTORY;
    let hits = directory.search(query, &Filter::default(), 1);
    let hit = hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
    let entry = &directory.occupations()[hit.occupation_index];
    let text = match &hit.matched {
        Matched::Name => entry.name.clone(),
        Matched::WorkType(index) => entry.work_types[*index].clone(),
        Matched::Label(label) => label.clone(),
        Matched::Code => entry.code.to_string(),
        Matched::Description => entry.description.clone(),
    };
    let characters: Vec<char> = text.chars().collect();
    let words = hit.ranges.iter().flat_map(|(start, end)| &characters[*start..*end]).collect();
    (entry.name.clone(), hit.rank, words)
}

fn code(text: &str) -> OccupationCode {
    OccupationCode::parse(text).expect("a code")
}

#[track_caller]
fn expect(query: &str, name: &str, rank: MatchRank, words: &str) {
    assert_eq!(first(query), (name.to_owned(), rank, words.to_owned()), "{query}");
}

#[test]
fn colloquial_names() {
    expect("收废品", "再生物资回收挑选工", MatchRank::Label, "收废品");
    expect("修电瓶", "电池及电池系统维修保养师", MatchRank::Label, "修电瓶");
    expect("装光伏", "发电设备安装工", MatchRank::Label, "装光伏");
    expect("扫大街", "保洁员", MatchRank::Label, "扫大街");
}

#[test]
fn stop_words_around_an_occupation_are_removed() {
    for query in ["我是修机床的", "修机床的", "我想学修机床", "请问修机床师傅", "修机床培训"]
    {
        expect(query, "机床装调维修工", MatchRank::Label, "修机床");
    }
    expect("收废品的", "再生物资回收挑选工", MatchRank::Label, "收废品");
    expect("我是焊工", "焊工", MatchRank::Exact, "焊工");
}

#[test]
fn pinyin_full_and_begun() {
    expect("dianchi", "电池制造工", MatchRank::Pinyin, "电池");
    expect("dianch", "电池制造工", MatchRank::Pinyin, "电池");
    expect("gongyefeishuichuligong", "工业废水处理工", MatchRank::Pinyin, "工业废水处理工");
    expect("gong ye fei shui", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("GongYeFeiShui", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("xiudianping", "电池及电池系统维修保养师", MatchRank::Pinyin, "修电瓶");
}

#[test]
fn initials_and_mixtures() {
    expect("gyfs", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("gfzj", "光伏组件制造工", MatchRank::Pinyin, "光伏组件");
    // Of a few letters, a whole text comes before the beginning of a name; a last character too many leaves
    // it whole.
    expect("hc", "道路货运汽车驾驶员", MatchRank::Pinyin, "货车");
    expect("bj", "保洁员", MatchRank::Pinyin, "保洁");
    expect("gye废水", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("gongyefs", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("gyfeishuichul", "工业废水处理工", MatchRank::Pinyin, "工业废水处理");
    expect("工业fsh", "工业废水处理工", MatchRank::Pinyin, "工业废水");
}

#[test]
fn fuzzy_pinyin_equivalents() {
    for query in ["feisuichuli", "feishuiculi", "feishuichuni"] {
        expect(query, "工业废水处理工", MatchRank::Pinyin, "废水处理");
    }
    for query in ["lvhuagong", "luhuagong", "lühuagong", "nvhuagong"] {
        expect(query, "园林绿化工", MatchRank::Pinyin, "绿化工");
    }
    expect("hanggong", "焊工", MatchRank::Pinyin, "焊工");
}

#[test]
fn a_character_of_several_readings() {
    expect("tiaoshi", "物联网安装调试员", MatchRank::Pinyin, "调试");
    expect("diaochayuan", "地质调查员", MatchRank::Pinyin, "调查员");
    // 着 is read zhuo and zhe, 酵 is often read xiao.
    expect("fajiaogongcheng", "发酵工程制药工", MatchRank::Pinyin, "发酵工程");
    expect("faxiaogongcheng", "发酵工程制药工", MatchRank::Pinyin, "发酵工程");
}

#[test]
fn wrong_characters_of_the_same_sound() {
    expect("污水处里", "污水处理工", MatchRank::Typo, "污水处理");
    expect("光付", "光伏组件制造工", MatchRank::Typo, "光伏");
    expect("工业费水处里工", "工业废水处理工", MatchRank::Typo, "工业废水处理工");
}

#[test]
fn typos_in_characters() {
    // Missing, doubled, swapped, wrong.
    expect("工业废处理工", "工业废水处理工", MatchRank::MultiWord, "工业废处理工");
    expect("工业废废水处理工", "工业废水处理工", MatchRank::Typo, "工业废水处理工");
    expect("工业水废处理工", "工业废水处理工", MatchRank::Typo, "工业废水处理工");
    expect("工业废水外理工", "工业废水处理工", MatchRank::Typo, "工业废水处理工");
}

#[test]
fn typos_in_letters() {
    for query in ["gongyefeisui", "gongyefieshui", "gongyefesihui", "gongyyefeishui", "gongefeishui"] {
        let (name, _, words) = first(query);
        assert_eq!((name.as_str(), words.as_str()), ("工业废水处理工", "工业废水"), "{query}");
    }
    expect("dainchi", "电池制造工", MatchRank::Typo, "电池");
}

#[test]
fn ways_of_writing() {
    expect("ＧＹＦＳ", "工业废水处理工", MatchRank::Pinyin, "工业废水");
    expect("電池製造工", "电池制造工", MatchRank::Exact, "电池制造工");
    expect("工業廢水處理工L", "工业废水处理工", MatchRank::Exact, "工业废水处理工");
    expect("「焊工」", "焊工", MatchRank::Exact, "焊工");
    expect("3d打印", "增材制造设备操作员", MatchRank::Label, "3D打印");
    expect("６－２８－０３－０３", "工业废水处理工", MatchRank::Exact, "6-28-03-03");
    expect("6-28-03", "水生产处理工", MatchRank::Prefix, "6-28-03");
}

#[test]
fn several_words() {
    expect("废水 处理", "工业废水处理工", MatchRank::Infix, "废水处理");
    expect("光伏 安装", "发电设备安装工", MatchRank::Label, "光伏安装");
    expect("空调 维修", "制冷空调系统安装维修工", MatchRank::MultiWord, "空调维修");
    expect("维修 汽车", "汽车维修工", MatchRank::MultiWord, "汽车维修");
}

#[test]
fn a_better_rank_stands_before_a_worse_one() {
    let directory = &*DIRECTORY;
    let ranks: Vec<MatchRank> =
        directory.search("焊工", &Filter::default(), 100).iter().map(|hit| hit.rank).collect();
    assert_eq!(ranks[0], MatchRank::Exact);
    assert!(ranks.contains(&MatchRank::WorkType));
    assert!(ranks.is_sorted());
}

#[test]
fn occupations_of_workers_come_before_those_of_engineers() {
    let directory = &*DIRECTORY;
    let is_engineer = |index: usize| directory.occupations()[index].code.major() <= 3;
    let listed = look_up(directory, None, None, "", &Filter::default(), 259);
    assert_eq!(listed.hits.len(), 259);
    assert!(listed.hits.is_sorted_by_key(|hit| is_engineer(hit.occupation_index)));
}

#[test]
fn a_shared_word_keeps_its_order() {
    let directory = &*DIRECTORY;
    let codes: Vec<String> = directory
        .search("垃圾分拣", &Filter::default(), 4)
        .iter()
        .map(|hit| directory.occupations()[hit.occupation_index].code.to_string())
        .collect();
    assert_eq!(codes, ["4-01-04-00", "4-09-08-02", "4-09-08-03", "6-27-01-00"]);
}

#[test]
fn not_in_the_directory_is_not_not_found() {
    let response = look_up(&DIRECTORY, Some(&NATIONAL), Some(&MEANING), "美发师", &Filter::default(), 10);
    assert_eq!(response.outcome, SearchOutcome::NotInDirectory);
    assert_eq!(response.national_hits[0].name, "美发师");
    // Hairdressing has nothing in common with any green occupation.
    assert!(response.national_hits[0].nearest.is_empty());
    let response = look_up(&DIRECTORY, Some(&NATIONAL), Some(&MEANING), "锅炉操作工", &Filter::default(), 10);
    assert_eq!(response.outcome, SearchOutcome::NotInDirectory);
    assert!((1..=3).contains(&response.national_hits[0].nearest.len()));
    for query in ["meifashi", "4-10-03-02", "我是美发师"] {
        let response = look_up(&DIRECTORY, Some(&NATIONAL), Some(&MEANING), query, &Filter::default(), 10);
        assert_eq!(response.outcome, SearchOutcome::NotInDirectory, "{query}");
        assert_eq!(response.national_hits[0].name, "美发师", "{query}");
    }
    let response = look_up(&DIRECTORY, Some(&NATIONAL), Some(&MEANING), "嘟嘟嘟", &Filter::default(), 10);
    assert_eq!(response.outcome, SearchOutcome::NothingFound);
    let response = look_up(&DIRECTORY, None, None, "嘟嘟嘟", &Filter::default(), 10);
    assert_eq!(response.outcome, SearchOutcome::Unchecked);
}

#[test]
fn a_hit_that_the_filter_hides_is_told() {
    let directory = &*DIRECTORY;
    let sewage = directory.position(code("4-09-07-01")).expect("an entry");
    let other_field = occupations::Field::ALL
        .into_iter()
        .find(|field| *field != directory.occupations()[sewage].field)
        .expect("there are five");
    let filter = Filter { field: Some(other_field), ..Filter::default() };
    let response = look_up(directory, Some(&NATIONAL), Some(&MEANING), "污泥处理工", &filter, 10);
    assert_eq!((response.outcome, response.total), (SearchOutcome::Filtered, 0));
}

#[test]
fn neighbours_say_why() {
    let directory = &*DIRECTORY;
    let index = directory.position(code("4-09-07-01")).expect("an entry");
    let nearest = directory.nearest(index, 3);
    assert_eq!(nearest.len(), 3);
    let first = &directory.occupations()[nearest[0].occupation_index];
    assert_eq!(nearest[0].group, GroupLevel::Small);
    assert_eq!(first.group, "环境治理服务人员");
    let index = directory.position(code("6-28-03-03")).expect("an entry");
    let nearest = directory.nearest(index, 8);
    let sewage = nearest
        .iter()
        .find(|near| directory.occupations()[near.occupation_index].name == "污水处理工")
        .expect("it is near");
    assert_eq!(sewage.group, GroupLevel::None);
    // 水处理 is in both, but a piece of 污水 and 处理.
    assert!(sewage.words.is_empty(), "{:?}", sewage.words);
    let index = directory.position(code("4-02-02-02")).expect("an entry");
    let shared: Vec<String> = directory.nearest(index, 8).into_iter().flat_map(|near| near.words).collect();
    assert!(
        shared.iter().any(|word| word == "司机" || word == "汽车司机" || word == "列车司机"),
        "{shared:?}"
    );
}

#[test]
fn the_most_frequent_character_comes_first() {
    let next = DIRECTORY.continuations("电");
    for expected in ['焊', '池', '工'] {
        assert!(next.contains(&expected), "{expected} in {next:?}");
    }
    let texts: String = DIRECTORY.occupations().iter().map(|entry| format!("{} ", entry.name)).collect();
    let count = |next: char| texts.matches(&format!("电{next}")).count();
    assert!(count(next[0]) >= count(next[next.len() - 1]));
    assert!(next.iter().all(|character| ('\u{4e00}'..='\u{9fff}').contains(character)));
}

#[test]
fn the_longest_end_counts_that_a_text_goes_on_after() {
    // No text holds 我是焊.
    assert_eq!(DIRECTORY.continuations("我是焊"), DIRECTORY.continuations("焊"));
    assert_eq!(DIRECTORY.continuations("污水处")[0], '理');
    assert_eq!(DIRECTORY.continuations(""), []);
    assert_eq!(DIRECTORY.continuations("龘"), []);
}

#[test]
fn the_example_of_the_keypad_finds_its_occupation() {
    let texts = include_str!("../../../data/texts/kiosk.toml");
    let lead = texts.lines().find(|line| line.starts_with("pad-lead")).expect("the text");
    let (_, example) = lead.split_once("比如“").expect("an example");
    let (word, keys) = example.split_once("”按").expect("its keys");
    let keys: String = keys.chars().take_while(|key| *key != '。').filter(|key| *key != ' ').collect();
    let (name, _, _) = first(&keys);
    assert!(name.contains(word), "{keys} finds {name} first, not {word}");
}

/// A word that the product offers itself is not reported as unknown.
#[test]
fn each_word_of_the_kiosks_board_is_found_by_name() {
    let texts = include_str!("../../../data/texts/kiosk.toml");
    let board = texts.lines().find_map(|line| line.strip_prefix("board = ")).expect("the text");
    let words: Vec<&str> = board.trim_matches('"').split(' ').collect();
    assert_eq!(words.len(), 12);
    for word in words {
        let (name, rank, _) = first(word);
        assert!(rank <= MatchRank::Label, "{word} finds {name} first, by {rank:?}");
    }
}

#[test]
fn one_letter_is_pinyin() {
    let hits = DIRECTORY.search("k", &Filter::default(), 5);
    assert!(hits.iter().all(|hit| hit.rank == MatchRank::Pinyin), "{hits:?}");
    assert_eq!(first("k").0, "快递员");
}
