//! Each error in `data/occupations` is reported with its code and position: tested on copies of the real data
//! with one error introduced.

use crate::broken::Broken;
use data_compiler::occupations::compile;
use data_compiler::{Code, Diagnostic};

const DIRECTORY: &str = "data/occupations/directory.csv";
const NATIONAL: &str = "data/occupations/national.csv";
const DESCRIPTIONS: &str = "data/occupations/descriptions.csv";
const LABELS: &str = "data/occupations/labels.toml";
const NATIONAL_LABELS: &str = "data/occupations/national-labels.toml";
const DEFINITIONS: &str = "data/occupations/definition-terms.csv";
const EXCEPTIONS: &str = "data/occupations/description-exceptions.toml";
const FACETS: &str = "data/occupations/facets.toml";
const FILLERS: &str = "data/occupations/fillers.toml";
const POLYPHONES: &str = "data/occupations/polyphones.toml";
const COMMON: &str = "data/occupations/common-characters.txt";
const THESAURUS: &str = "data/occupations/thesaurus.toml";
const RELATED: &str = "data/occupations/related.toml";
const TRADITIONAL: &str = "data/occupations/traditional.csv";
const NOTICE: &str = "data/sources/qilu-notice-2023.toml";

/// A row of the directory that the tests break.
const SEWAGE: &str = "4-09-07-01,污水处理工,L,2,绿色环保,national-green,城镇污水处理工；污泥处理工,2022";

/// Returns the diagnostics. The bundles are discarded, because assertion messages would print them.
#[track_caller]
fn problems_of(data: &Broken) -> Vec<Diagnostic> {
    let Err(problems) = compile(data.root()) else { panic!("the mistake is not noticed") };
    problems
}

/// Replaces `from` with `to` in one file, and expects a diagnostic with `code` in `told_in`, on the changed
/// file's line that contains `at`, or on any line if `at` is empty.
#[track_caller]
fn expect_in(code: Code, told_in: &str, (file, from, to): (&str, &str, &str), at: &str) {
    let data = Broken::copy_of_data();
    data.replace(file, from, to);
    let problems = problems_of(&data);
    let line = data.line_of(told_in, at);
    let reported: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let found = problems.iter().find(|problem| {
        problem.code == code && problem.file == told_in && (problem.line == line || at.is_empty())
    });
    let found = found.unwrap_or_else(|| {
        panic!("{} at {told_in}:{line} not among\n{}", code.as_str(), reported.join("\n"))
    });
    assert!(!found.remedy.is_empty());
}

/// Like [`expect_in`], for an error that is reported in the changed file.
#[track_caller]
fn expect(code: Code, file: &str, (from, to): (&str, &str), at: &str) {
    expect_in(code, file, (file, from, to), at);
}

/// Breaks the row of 污水处理工.
#[track_caller]
fn expect_in_row(code: Code, from: &str, to: &str) {
    assert!(SEWAGE.contains(from), "the row does not contain {from}");
    expect(code, DIRECTORY, (SEWAGE, &SEWAGE.replacen(from, to, 1)), &SEWAGE.replacen(from, to, 1));
}

#[test]
fn the_real_data_has_no_mistake() {
    let data = Broken::copy_of_data();
    assert!(compile(data.root()).is_ok());
}

#[test]
fn a_file_that_is_missing() {
    for file in data_compiler::occupations::FILES {
        let data = Broken::copy_of_data();
        std::fs::remove_file(data.root().join(file)).expect("the file is in the copy");
        let problems = problems_of(&data);
        let reported =
            problems.iter().any(|problem| problem.code == Code::FileUnreadable && problem.file == file);
        assert!(reported, "{file}");
    }
}

#[test]
fn files_that_cannot_be_read() {
    expect(Code::Malformed, DIRECTORY, ("code,name,mark", "code,title,mark"), "code,title");
    expect(Code::Malformed, DIRECTORY, (SEWAGE, "4-09-07-01,污水处理工"), "4-09-07-01,污水处理工");
    expect(Code::Malformed, NATIONAL, ("code,name,mark", "code,mark,name"), "code,mark");
    expect(Code::Malformed, DESCRIPTIONS, ("code,name,description", "code,description"), "code,desc");
    expect(Code::Malformed, LABELS, ("labels = [", "label = ["), "label = [");
    expect(Code::Malformed, DEFINITIONS, ("code,characters", "code,letters"), "code,letters");
    expect(Code::Malformed, EXCEPTIONS, ("like = \"", "as = \""), "as = ");
    expect(Code::Malformed, FACETS, ("announced_entries = 259", "announced_entries = \"many\""), "\"many\"");
    expect(Code::Malformed, FILLERS, ("verbs = [", "verb = ["), "verb = [");
    expect(Code::Malformed, POLYPHONES, ("[[several]]", "[[many]]"), "[[many]]");
    expect(Code::Malformed, TRADITIONAL, ("simplified,traditional", "new,old"), "new,old");
    expect(Code::Malformed, NOTICE, ("id = ", "name = "), "# ");
}

#[test]
fn a_word_of_the_thesaurus_has_one_meaning_and_is_written_as_it_is_searched_for() {
    expect(Code::Malformed, THESAURUS, ("[\"weld\",", "[\"Weld\","), "\"Weld\"");
    expect(Code::Malformed, THESAURUS, ("[\"weld\",", "[\"drone\","), "\"drone\"");
}

#[test]
fn a_related_entry_has_a_code_of_the_classification() {
    expect(Code::UnknownId, RELATED, ("[\"4-10-01-05\"]", "[\"4-10-01-95\"]"), "4-10-01-95");
    expect(Code::UnknownId, RELATED, ("\"2-05-08-01\" =", "\"2-05-08-91\" ="), "2-05-08-91");
}

#[test]
fn the_directory_is_of_the_announced_size() {
    expect(Code::DirectorySize, DIRECTORY, (&format!("{SEWAGE}\n"), ""), "code,name");
    expect_in(
        Code::DirectorySize,
        DIRECTORY,
        (FACETS, "announced_entries = 259", "announced_entries = 260"),
        "",
    );
    expect_in(
        Code::DirectorySize,
        NATIONAL,
        (FACETS, "national_entries = 1676", "national_entries = 1700"),
        "",
    );
}

#[test]
fn codes() {
    expect_in_row(Code::MalformedCode, "4-09-07-01", "4-09-07-1");
    expect_in_row(Code::MalformedCode, "4-09-07-01", "4090701");
    expect(Code::DuplicateCode, DIRECTORY, ("4-09-07-01,", "4-09-07-02,"), "4-09-07-02,工业固体废物");
    expect(Code::MalformedCode, NATIONAL, ("1-01-00-01,", "1-01-00-0l,"), "1-01-00-0l,");
    expect(Code::DuplicateCode, NATIONAL, ("1-01-00-02,", "1-01-00-01,"), "1-01-00-01,中国共产党基层");
}

#[test]
fn what_differs_from_the_national_classification() {
    expect_in_row(Code::DiffersFromNational, "4-09-07-01", "4-09-07-99");
    expect_in_row(Code::DiffersFromNational, ",污水处理工", ",污水处理员");
    expect_in_row(Code::DiffersFromNational, ",L,", ",LS,");
    expect_in_row(Code::DiffersFromNational, "；污泥处理工", "");
    expect_in_row(Code::DiffersFromNational, "污泥处理工", "淤泥处理工");
}

#[test]
fn the_national_classification_itself() {
    expect(
        Code::Malformed,
        NATIONAL,
        ("中国共产党机关负责人,,1-01-00", "中国共产党机关负责人,X,1-01-00"),
        ",X,",
    );
    expect(
        Code::Malformed,
        NATIONAL,
        ("1-02-01,国家权力机关负责人", "1-02-02,国家权力机关负责人"),
        "1-02-02,国家权力",
    );
}

#[test]
fn a_work_type_that_is_cut_and_a_name_that_stands_twice() {
    expect(Code::NationalRowBroken, NATIONAL, ("脱硫、脱硝设备", "脱硫；脱硝设备"), "锅炉除灰、脱硫；");
    expect(Code::NationalRowBroken, NATIONAL, ("对（间、邻）", "对（间；邻）"), "对（间；邻）");
    let second = "2-02-32-02,生物工程技术人员";
    expect(
        Code::NationalRowBroken,
        NATIONAL,
        (second, "2-02-32-02,制药工程技术人员"),
        "2-02-32-02,制药工程技术人员",
    );
}

#[test]
fn phrases_fields_and_bases() {
    expect_in_row(Code::PhraseNotInNotice, "绿色环保", "绿色化工");
    // Another clause than the one of the field contains the phrase.
    expect_in_row(Code::PhraseNotInNotice, ",2,绿色环保", ",3,绿色环保");
    expect_in_row(Code::UnknownField, ",2,绿色环保", ",6,绿色环保");
    expect_in_row(Code::UnknownBasis, "national-green", "official");
    expect_in_row(Code::BasisWithoutMark, "national-green", "national-digital");
    expect_in_row(Code::UnknownId, ",2022", ",2021");
}

#[test]
fn wording() {
    expect(
        Code::UnknownId,
        FACETS,
        ("notice = \"qilu-notice-2023\"", "notice = \"other\""),
        "notice = \"other\"",
    );
    expect(Code::UnknownId, FACETS, ("clause = \"二（五）\"", "clause = \"二（六）\""), "绿色低碳建筑业领域");
    expect(
        Code::QuoteNotInSource,
        FACETS,
        ("heading = \"绿色低碳建筑业领域\"", "heading = \"建筑业领域\""),
        "\"建筑业领域\"",
    );
    expect(
        Code::UnknownField,
        FACETS,
        ("number = 5\nname = \"建筑业\"", "number = 6\nname = \"建筑业\""),
        "",
    );
    expect(Code::UnknownId, FACETS, ("letters = \"LS\"", "letters = \"X\""), "\"X\"");
    expect(
        Code::DuplicateId,
        FACETS,
        ("id = \"national-digital\"", "id = \"named\""),
        "id = \"named\"\nname = \"国家标注数字\"",
    );
    expect(Code::OutOfRange, FACETS, ("number = 8\n", "number = 9\n"), "");
}

#[test]
fn descriptions() {
    let row = |text: &str| format!("6-29-01-04,钢筋工,{text}");
    let real = {
        let data = Broken::copy_of_data();
        let text = std::fs::read_to_string(data.root().join(DESCRIPTIONS)).expect("the file is in the copy");
        text.lines().find(|line| line.starts_with("6-29-01-04")).expect("the row").to_owned()
    };
    let long = "很".repeat(41);
    for text in [
        "太短了。",
        &format!("{long}。"),
        "没有句号的一句话也不是一句完整的话",
        "这是一句话。这又是一句话。再来一句。",
    ] {
        expect(Code::BadDescription, DESCRIPTIONS, (&real, &row(text)), &row(text));
    }
    expect(Code::BadDescription, DESCRIPTIONS, (&format!("{real}\n"), ""), "code,");
    expect(Code::BadDescription, DESCRIPTIONS, ("6-29-01-04,", "6-29-01-99,"), "6-29-01-99,");
    expect(Code::BadDescription, DESCRIPTIONS, ("6-29-01-04,钢筋工", "6-29-01-04,钢筋师"), "钢筋师");
}

#[test]
fn labels() {
    let own = "code = \"4-01-04-00\"\nname = \"再生物资回收挑选工\"\n";
    expect(Code::BadLabel, LABELS, ("code = \"4-01-04-00\"\n", "code = \"4-01-04-99\"\n"), "\"4-01-04-99\"");
    expect(Code::BadLabel, LABELS, (own, "code = \"4-01-04-00\"\nname = \"收废品的\"\n"), "\"4-01-04-00\"");
    expect(Code::BadLabel, LABELS, ("\"收废品\"", "\"收\""), "\"收\"");
    expect(Code::BadLabel, LABELS, ("\"收废品\"", "\"收 废品\""), "\"收 废品\"");
    // The same word for two occupations needs an order and a reason.
    expect(Code::BadLabel, LABELS, ("\"修电瓶\"", "\"收废品\""), "");
    expect(Code::BadLabel, LABELS, ("reason = \"", "reason = \"\" # \""), "");
    let few = "code = \"5-02-03-01\"\nname = \"护林员\"\nlabels = [";
    expect(
        Code::BadLabel,
        LABELS,
        (few, "code = \"5-02-03-01\"\nname = \"护林员\"\nlabels = [] #"),
        "# 街上的话",
    );
}

#[test]
fn a_shared_label_names_several_occupations() {
    let shared = "word = \"装光伏\"\ncodes = [\"6-29-03-07\", \"5-05-03-03\"]";
    for codes in ["\"6-29-03-07\"", "\"6-29-03-07\", \"6-29-03-07\"", "\"6-29-03-07\", \"9-99-99-99\""] {
        let broken = format!("word = \"装光伏\"\ncodes = [{codes}]");
        expect(Code::BadLabel, LABELS, (shared, &broken), "");
    }
}

#[test]
fn a_label_that_names_an_occupation_outside_the_directory() {
    // A name, a work type, a name without its ending, and the end of a name.
    for word in ["安全员", "支护工", "报关", "主播"] {
        let label = format!("\"收纸壳\", \"{word}\"");
        expect(Code::LabelOfOutsider, LABELS, ("\"收纸壳\"", &label), &label);
    }
    expect_in(
        Code::LabelOfOutsider,
        LABELS,
        (
            LABELS,
            "\n[[outside]]\nword = \"旅行社\"\ncodes = [\"4-07-04-03\"]\nreason = \"旅行社里人最多、最为人知的是导游；计调另有叫法\"\n",
            "",
        ),
        "\"旅行社\"",
    );
}

#[test]
fn labels_of_occupations_outside_the_directory() {
    let code = "\"4-03-02-01\" = [";
    let broken = |code: &str| format!("\"{code}\" = [");
    expect(Code::UnknownId, NATIONAL_LABELS, (code, &broken("4-03-02-99")), &broken("4-03-02-99"));
    // A label of the directory, a name and a work type of the classification, a word of the thesaurus, a
    // label of another occupation, and what cannot be a label.
    for word in ["收废品", "中式烹调师", "煤矿井下防爆电工", "拾荒", "种地", "做", "做 饭"]
    {
        let words = format!("{code}\"{word}\", ");
        expect(Code::BadLabel, NATIONAL_LABELS, (code, &words), if word == "种地" { "" } else { &words });
    }
    expect(Code::Malformed, NATIONAL_LABELS, ("[labels]", "[label]"), "");
    // A word of several occupations: an unknown one, only one, and a word that stands elsewhere as well.
    let shared = "\"记者\" = [\"2-10-01-01\", \"2-10-01-02\"]";
    let unknown = "\"记者\" = [\"2-10-01-01\", \"2-10-01-99\"]";
    expect(Code::UnknownId, NATIONAL_LABELS, (shared, unknown), unknown);
    let alone = "\"记者\" = [\"2-10-01-01\"]";
    expect(Code::BadLabel, NATIONAL_LABELS, (shared, alone), alone);
    let taken = shared.replace("记者", "种地");
    expect(Code::BadLabel, NATIONAL_LABELS, (shared, &taken), &taken);
    // The words of an entry of the directory rest.
    let data = Broken::copy_of_data();
    data.replace(NATIONAL_LABELS, code, &format!("\"6-18-02-04\" = [\"收废品\"]\n{code}"));
    assert!(compile(data.root()).is_ok());
}

#[test]
fn the_list_of_labels_that_also_name_an_outsider() {
    let word = "[[outside]]\nword = \"旅行社\"";
    expect(Code::BadLabel, LABELS, (word, "[[outside]]\nword = \"旅行团\""), "word = \"旅行团\"");
    let code = "codes = [\"4-07-04-03\"]";
    expect(Code::BadLabel, LABELS, (code, "codes = [\"4-07-04-02\"]"), "codes = [\"4-07-04-02\"]");
    let reason = "reason = \"旅行社里人最多、最为人知的是导游；计调另有叫法\"";
    expect(Code::BadLabel, LABELS, (reason, "reason = \"\""), "word = \"旅行社\"");
}

#[test]
fn a_description_of_another_occupation() {
    // 车工 described with the sentence of 焊工.
    let data = Broken::copy_of_data();
    let text = std::fs::read_to_string(data.root().join(DESCRIPTIONS)).expect("the file is in the copy");
    let row = |code: &str| text.lines().find(|line| line.starts_with(code)).expect("the row");
    let welder = row("6-18-02-04").rsplit(',').next().expect("the sentence");
    let broken = format!("6-18-01-01,车工,{welder}");
    expect(Code::DescriptionUnlike, DESCRIPTIONS, (row("6-18-01-01"), &broken), &broken);
}

#[test]
fn definition_terms_and_exceptions() {
    expect(Code::UnknownId, DEFINITIONS, ("2-02-01-02,", "9-02-01-02,"), "9-02-01-02,");
    // Unsorted terms could reveal the sentence.
    let data = Broken::copy_of_data();
    let text = std::fs::read_to_string(data.root().join(DEFINITIONS)).expect("the file is in the copy");
    let row = text.lines().nth(1).expect("the first row");
    let sentence = "2-02-01-02,从事地下调查的人员,从事 事地";
    expect(Code::Malformed, DEFINITIONS, (row, sentence), sentence);
    expect(Code::UnknownId, EXCEPTIONS, ("code = \"4-04-05-02\"", "code = \"4-04-05-99\""), "\"4-04-05-99\"");
    let exception = "code = \"4-04-05-02\"\nlike = \"4-04-05-01\"";
    let swapped = "code = \"4-04-05-01\"\nlike = \"4-04-05-02\"";
    expect_in(Code::DescriptionUnlike, DESCRIPTIONS, (EXCEPTIONS, exception, swapped), "4-04-05-02,");
    let reason = "reason = \"测软件";
    expect(Code::DescriptionUnlike, EXCEPTIONS, (reason, "reason = \"\" # \""), "code = \"4-04-05-02\"");
}

#[test]
fn readings() {
    // The readings of 调 and of 厂 in the second row are no longer determined.
    expect_in(
        Code::UnreviewedPolyphone,
        DIRECTORY,
        (POLYPHONES, "character = \"调\"", "character = \"掉\""),
        "",
    );
    expect_in(Code::UnreviewedPolyphone, LABELS, (POLYPHONES, "a = \"阿\"\n", ""), "阿姨");
    expect(Code::Malformed, POLYPHONES, ("\"chang\", \"zhang\"", "\"chang\", \"zhng\""), "zhng");
    expect(Code::Malformed, POLYPHONES, ("\"空调\" =", "\"空条\" ="), "空条");
    expect(Code::DuplicateId, POLYPHONES, ("a = \"阿\"", "a = \"阿车\""), "");
}

#[test]
fn typed_characters() {
    expect(Code::Malformed, COMMON, ("阿", "a"), "");
    expect(Code::Malformed, TRADITIONAL, ("专,專", "专,zhuan"), "专,zhuan");
    expect(Code::DuplicateId, TRADITIONAL, ("专,專", "专,業"), "");
}
