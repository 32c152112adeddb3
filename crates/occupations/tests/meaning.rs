//! The ranking by meaning: near occupations, and none that is absurd.

use crate::common::{BUNDLES, DIRECTORY, MEANING, NATIONAL};
use occupations::{
    Confidence, Filter, MatchRank, Matched, Meaning, MeaningParser, OccupationCode, SearchOutcome,
    SearchResponse, look_up,
};

fn answer(query: &str) -> SearchResponse {
    look_up(&DIRECTORY, Some(&NATIONAL), Some(&MEANING), query, &Filter::default(), 10)
}

fn names(response: &SearchResponse) -> Vec<&str> {
    response.hits.iter().map(|hit| DIRECTORY.occupations()[hit.occupation_index].name.as_str()).collect()
}

#[test]
fn no_absurd_neighbour_among_the_first_three() {
    let table = include_str!("../../../tests/search/absurd.csv");
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert!(rows.len() >= 60);
    let absurd = |row: &&&str| {
        let fields: Vec<&str> = row.split(',').collect();
        let code = OccupationCode::parse(fields[1]).expect("a code");
        let response = answer(fields[0]);
        let hits = response.hits.iter().take(3).map(|hit| hit.occupation_index);
        let denied =
            response.national_hits.first().filter(|_| response.outcome == SearchOutcome::NotInDirectory);
        let nearest = denied.into_iter().flat_map(|hit| &hit.nearest).map(|near| near.occupation_index);
        hits.chain(nearest).any(|index| DIRECTORY.occupations()[index].code == code)
    };
    let found: Vec<_> = rows.iter().filter(absurd).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn work_without_its_name_is_found_by_meaning() {
    for (query, name) in [("脱硫", "工业废气治理工"), ("跑滴滴", "客运车辆驾驶员")] {
        let response = answer(query);
        assert_eq!(names(&response).first(), Some(&name), "{query}");
        assert_ne!(response.outcome, SearchOutcome::NotInDirectory, "{query}");
    }
}

#[test]
fn everyday_words_find_national_occupations() {
    for (query, name) in [("厨师", "中式烹调师"), ("理发的", "美发师"), ("看大门的", "保安员")]
    {
        let response = answer(query);
        assert_eq!(response.outcome, SearchOutcome::Near, "{query}");
        assert_eq!(response.national_hits[0].name, name, "{query}");
        assert!(response.national_first, "{query}");
    }
}

/// A label of an occupation outside the directory names it; what is near in the directory follows.
#[test]
fn everyday_words_of_other_work_name_it() {
    for (query, name) in [
        ("开叉车", "起重装卸机械操作工"),
        ("超市", "商品营业员"),
        ("烧锅炉", "锅炉操作工"),
        ("修家电", "家用电器产品维修工"),
        ("种地", "农艺工"),
        ("食堂", "中式烹调师"),
        ("做账", "会计专业人员"),
        ("搬家的", "装卸搬运工"),
        ("我在搬家公司", "装卸搬运工"),
        ("kaichache", "起重装卸机械操作工"),
        // Things that people make, grow or sell.
        ("菜刀", "日用五金制品制作工"),
        ("木桶", "手工木工"),
        ("袜子", "纬编工"),
        ("辣椒", "园艺工"),
    ] {
        let response = answer(query);
        assert_eq!(
            response.outcome,
            SearchOutcome::Near,
            "{query}: a label is no name, so nothing is denied"
        );
        assert_eq!(response.national_hits.first().map(|hit| hit.name.as_str()), Some(name), "{query}");
        assert!(response.national_first, "{query}");
    }
    let hit = &answer("开叉车").national_hits[0];
    assert_eq!((hit.rank, &hit.matched), (MatchRank::Label, &Matched::Label("开叉车".to_owned())));
    assert_eq!(hit.ranges, [(0, 3)]);
    for (query, name) in [("扫地", "保洁员"), ("护工", "养老护理员")] {
        assert_eq!(names(&answer(query)).first(), Some(&name), "{query} is work of the directory");
    }
}

/// 医生 is what several occupations are called, so the answer must not sound as if there were one.
#[test]
fn a_word_of_several_occupations_names_several() {
    for (query, several) in [
        ("医生", ["内科医师", "外科医师", "儿科医师"]),
        ("护士", ["内科护士", "外科护士", "儿科护士"]),
        ("老师", ["小学教师", "初级中学教师", "高级中学教师"]),
    ] {
        let response = answer(query);
        assert!(response.national_first, "{query}");
        let names: Vec<&str> = response.national_hits.iter().map(|hit| hit.name.as_str()).collect();
        assert_eq!(names.len(), several.len(), "{query}: {names:?}");
        assert!(several.iter().all(|name| names.contains(name)), "{query}: {names:?}");
        for hit in &response.national_hits {
            assert_eq!(hit.text(), Some(query), "each says by which word it was found");
        }
    }
}

/// Two characters that the end of one word and the beginning of another have by chance come behind the words.
#[test]
fn two_characters_across_words_come_last() {
    for (query, whole, across) in [
        ("化工", "生物质化工产品生产工", "园林绿化工"),
        ("化工", "催化剂生产工", "园林绿化工"),
        ("化工", "催化剂生产工", "园林绿化工程技术人员"),
        ("电工", "管工", "发电工程技术人员"),
        ("工业", "工业清洗工", "电工"),
    ] {
        let response = answer(query);
        let found = names(&response);
        let place = |name| found.iter().position(|found| *found == name).unwrap_or(usize::MAX);
        assert!(place(whole) < place(across), "{query}: {found:?}");
    }
}

#[test]
fn one_character_and_a_suffix_are_not_found_apart() {
    // 普通车工 has both characters of 普工, and 发酵工程 sounds like 小工.
    for query in ["普工", "小工"] {
        assert_ne!(answer(query).outcome, SearchOutcome::Found, "{query}");
    }
    assert_eq!(answer("转行").outcome, SearchOutcome::NothingFound, "a word that means no work");
}

#[test]
fn a_national_name_is_no_typo_of_an_entry() {
    for query in ["收银员", "铣工"] {
        let response = answer(query);
        assert_eq!(response.outcome, SearchOutcome::NotInDirectory, "{query}");
        assert!(response.hits.iter().all(|hit| hit.rank != MatchRank::Typo), "{query}");
    }
}

/// 餐厅服务员 has 服务员 in its name as many others, but its label is the whole word.
#[test]
fn a_whole_label_is_more_than_the_inside_of_a_name() {
    let response = answer("服务员");
    assert_eq!(response.outcome, SearchOutcome::Near);
    assert_eq!(response.national_hits[0].name, "餐厅服务员");
    assert!(response.national_first);
}

/// The look-up calls a near occupation work of this kind only if it is much like the query.
#[test]
fn how_near_an_answer_is_decides_the_wording() {
    for query in ["开叉车", "vlog"] {
        let response = answer(query);
        assert_eq!(
            (response.outcome, response.confidence),
            (SearchOutcome::Near, Confidence::Maybe),
            "{query}"
        );
    }
    for query in ["obd", "长白班普工"] {
        let response = answer(query);
        assert_eq!(
            (response.outcome, response.confidence),
            (SearchOutcome::Near, Confidence::Near),
            "{query}"
        );
    }
}

#[test]
fn a_query_without_meaning_finds_nothing() {
    for query in [
        "asdf",
        "qwertyuiop",
        "啊啊啊",
        "嘟嘟嘟",
        "13800138000",
        "哈哈哈哈",
        "zzzz",
        "111111",
        "你好",
        "谢谢再见",
        "？？？",
        "😀😀",
        "……",
    ] {
        assert_eq!(answer(query).outcome, SearchOutcome::NothingFound, "{query}");
    }
}

/// A long sentence holds many words that no occupation has; two that tell are enough.
#[test]
fn a_sentence_with_telling_words_has_a_meaning() {
    let response = answer("蹲在河边上看水涨没涨");
    assert_eq!(response.outcome, SearchOutcome::Near);
    assert_eq!(names(&response).first(), Some(&"水文水资源工程技术人员"));
    for query in ["床前明月光疑是地上霜", "孙悟空大战牛魔王"] {
        assert_eq!(answer(query).outcome, SearchOutcome::NothingFound, "{query}");
    }
}

#[test]
fn words_of_the_thesaurus_find_what_they_mean() {
    for (query, name) in [
        ("welder", "焊工"),
        ("UAV", "无人机驾驶员"),
        ("HVAC technician", "制冷空调系统安装维修工"),
        ("PVC", "塑料制品成型制作工"),
        ("welding", "焊工"),
        ("gas station attendant", "油气电站操作员"),
        ("pest control", "有害生物防制员"),
        ("street sweepers", "保洁员"),
        ("chatgpt", "人工智能训练师"),
        ("pix4d", "无人机测绘操控员"),
        ("vlog", "全媒体运营师"),
        ("拾荒", "再生物资回收挑选工"),
        ("油锯", "森林抚育工"),
        ("水质检测", "环境监测员"),
        ("紫砂", "陶瓷工艺品制作师"),
        ("奔驰", "汽车维修工"),
        ("库卡", "工业机器人系统运维员"),
    ] {
        let response = answer(query);
        assert_eq!(names(&response).first(), Some(&name), "{query}");
        assert_eq!(response.outcome, SearchOutcome::Near, "nothing bears the name {query}");
    }
}

#[test]
fn plain_words_mean_a_worker_and_technical_ones_a_professional() {
    for (query, name) in [("我妈在公园搞绿化", "园林绿化工"), ("园林绿化工程方案", "园林绿化工程技术人员")]
    {
        assert_eq!(names(&answer(query)).first(), Some(&name), "{query}");
    }
}

#[test]
fn a_regional_word_for_a_worker_is_understood() {
    for (query, name) in [("钢筋匠", "钢筋工"), ("木雕佬", "工艺品雕刻工")] {
        assert_eq!(names(&answer(query)).first(), Some(&name), "{query}");
    }
}

#[test]
fn a_text_is_not_translated() {
    for (query, name) in [("BIM", "建筑信息模型技术员"), ("CNC", "多工序数控机床操作调整工")]
    {
        let response = answer(query);
        assert_eq!(names(&response).first(), Some(&name), "{query}");
        assert_eq!(response.outcome, SearchOutcome::Found, "{query}");
    }
}

#[test]
fn words_that_mean_no_work_change_nothing() {
    for query in ["我老公在污水处理厂干了二十年想问问算不算", "俺对象在污水处理厂上班"]
    {
        assert_eq!(names(&answer(query)).first(), Some(&"污水处理工"), "{query}");
    }
}

#[test]
fn where_nothing_is_near_none_is_offered() {
    let nearest = |query: &str| answer(query).national_hits[0].nearest.clone();
    // 洗澡 is all that 宠物美容师 and 养老护理员 share, and 乡村 all that 乡村医生 and 乡村建设工匠 share.
    for query in ["会计", "美发师", "律师", "宠物美容师"] {
        assert!(nearest(query).is_empty(), "{query}");
    }
    let builder =
        |near: &occupations::Neighbour| DIRECTORY.occupations()[near.occupation_index].name == "乡村建设工匠";
    assert!(!nearest("乡村医生").iter().any(builder));
    let vessel = nearest("船舶修理工");
    assert!(
        vessel.iter().any(|near| DIRECTORY.occupations()[near.occupation_index].name == "金属船体制造工")
    );
    let potter = |near: &occupations::Neighbour| {
        DIRECTORY.occupations()[near.occupation_index].name == "陶瓷工艺品制作师"
    };
    assert!(!nearest("厨师").iter().any(potter));
}

#[test]
fn a_related_entry_is_offered_before_a_computed_one() {
    for (query, name) in [
        ("文字记者", "全媒体运营师"),
        ("内科护士", "养老护理员"),
        ("模具工", "装配钳工"),
        ("供电服务员", "电工"),
        ("养老服务师", "养老护理员"),
        ("起重工", "架子工"),
    ] {
        let response = answer(query);
        assert_eq!(response.outcome, SearchOutcome::NotInDirectory, "{query}");
        let nearest = &response.national_hits[0].nearest;
        let names: Vec<&str> =
            nearest.iter().map(|near| DIRECTORY.occupations()[near.occupation_index].name.as_str()).collect();
        assert!(names[..names.len().min(2)].contains(&name), "{query}: {names:?}");
    }
}

/// Behind what a person judged, entries of the same group follow: the classification says that the work is
/// related.
#[test]
fn entries_of_the_same_group_follow_a_related_one() {
    let nearest = &answer("供电服务员").national_hits[0].nearest;
    let names: Vec<&str> =
        nearest.iter().map(|near| DIRECTORY.occupations()[near.occupation_index].name.as_str()).collect();
    assert_eq!(names, ["电能质量管理员", "电工", "综合能源服务员"]);
}

#[test]
fn a_national_occupation_is_followed_by_few_entries() {
    for query in ["厨师", "记者", "平面设计"] {
        let response = answer(query);
        assert!(response.national_first && response.hits.len() <= 3, "{query}");
    }
}

#[test]
fn entries_that_fit_much_less_are_not_listed() {
    // Behind the third only what fits nearly as well, and few before a national occupation: 档案 is no hospital
    // guide.
    let response = answer("医院导诊");
    assert_eq!(response.outcome, SearchOutcome::Near);
    assert!(!response.national_hits.is_empty());
    assert!(response.hits.len() <= 5, "{:?}", names(&response));
    assert!(!names(&response).iter().any(|name| name.contains("档案")), "{:?}", names(&response));
}

#[test]
fn a_whole_text_with_one_mistake_precedes_what_is_near_in_meaning() {
    for (query, name) in [("太地测量员", "大地测量员"), ("沿气生产工", "沼气工")] {
        let response = answer(query);
        assert_eq!(names(&response)[0], name, "{query}: {:?}", names(&response));
        // It is no more certain than before.
        assert_eq!(response.outcome, SearchOutcome::Near, "{query}");
    }
}

#[test]
fn a_distant_typo_is_only_near() {
    assert_eq!(answer("叉车工").outcome, SearchOutcome::Near);
}

#[test]
fn every_form_of_a_character_is_read() {
    for query in
        ["⼯业废⽔处理⼯", "工业\u{200b}废水处理工★(L)", "ɡonɡye feishui", "gōngyè fe\u{300}ishui\u{30c}"]
    {
        assert_eq!(names(&answer(query)).first(), Some(&"工业废水处理工"), "{query}");
    }
    for query in ["lyuhuagong", "lu\u{308}huagong", "lvhuagong"] {
        assert_eq!(names(&answer(query)).first(), Some(&"园林绿化工"), "{query}");
    }
    for query in ["yazhi", "zhazhi"] {
        assert!(names(&answer(query)).contains(&"金属轧制工"), "{query}");
    }
}

#[test]
fn a_damaged_meaning_bundle_is_refused_or_harmless() {
    for position in (0..BUNDLES.meaning.len()).step_by(7919) {
        let mut bytes = BUNDLES.meaning.clone();
        bytes[position] ^= 0x55;
        if let Ok(meaning) = Meaning::from_bytes(&bytes, &DIRECTORY, &NATIONAL) {
            look_up(&DIRECTORY, Some(&NATIONAL), Some(&meaning), "污水", &Filter::default(), 10);
        }
        assert!(Meaning::from_bytes(&bytes[..position], &DIRECTORY, &NATIONAL).is_err());
    }
}

#[test]
fn a_meaning_bundle_is_parsed_in_steps() {
    let mut parser = MeaningParser::new(BUNDLES.meaning.clone(), &DIRECTORY, &NATIONAL);
    let mut steps = 1;
    let meaning = loop {
        if let Some(meaning) = parser.step() {
            break meaning.expect("the bundle just written");
        }
        steps += 1;
    };
    // A phone that takes a second for all of them handles taps in between.
    assert!(steps > 40, "{steps} steps");
    for query in ["污水", "食堂做饭", "大疆测绘机", "asdf"] {
        let of = |meaning| look_up(&DIRECTORY, Some(&NATIONAL), Some(meaning), query, &Filter::default(), 10);
        assert_eq!(of(&meaning), of(&MEANING), "{query}");
    }
}

#[test]
fn common_words_of_a_single_phrase_find_national_occupations() {
    for (query, name) in [
        ("洗碗", "餐厅服务员"),
        ("烙饼", "中式面点师"),
        ("白案", "中式面点师"),
        ("门卫", "保安员"),
        ("铲车", "挖掘铲运和桩工机械司机"),
    ] {
        let response = answer(query);
        assert_eq!(response.outcome, SearchOutcome::Near, "{query}");
        assert_eq!(response.national_hits.first().map(|hit| hit.name.as_str()), Some(name), "{query}");
        assert_eq!(response.national_hits.len(), 1, "{query}: nothing else has this word");
    }
}

#[test]
fn the_beginning_of_a_label_does_not_hide_a_national_occupation() {
    for (query, label_of, outside) in
        [("修路", "信息通信网络终端维修员", "筑路工"), ("采煤", "矿山环保复垦工程技术人员", "井下采矿工")]
    {
        let response = answer(query);
        assert_eq!(response.outcome, SearchOutcome::Near, "{query}");
        assert_eq!(names(&response).first(), Some(&label_of), "{query}");
        assert_eq!(response.national_hits[0].name, outside, "{query}");
        assert!(response.national_first, "{query}");
    }
    assert_eq!(answer("收破").outcome, SearchOutcome::Found, "no national occupation fits as well");
}

/// The words that two occupations have in common are words in both, not pieces such as 车司机 or 力机.
#[test]
fn what_neighbours_share_are_words() {
    let shared = |occupation: usize| DIRECTORY.nearest(occupation, 5).into_iter().flat_map(|near| near.words);
    let all: Vec<String> = (0..DIRECTORY.occupations().len()).flat_map(shared).collect();
    for piece in ["车司机", "力机", "技术人", "程技术"] {
        assert!(!all.iter().any(|word| word == piece), "{piece}");
    }
    assert!(all.len() > 300 && all.iter().any(|word| word == "光伏"), "{} words", all.len());
}
