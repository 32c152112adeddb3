//! Matches each row of a list with the national classification: code and name must agree.

use crate::codes::{self, WrittenCode};
use crate::list::{List, ListRow};
use crate::names::{candidates, difference, normal_form, split_brackets};
use crate::national::{National, NationalRow};
use crate::non_entries::is_non_entry;

/// A row of the list with its occupation.
pub type Match<'a> = (&'a ListRow, &'a NationalRow);

/// The rows of a list compared with the classification.
#[derive(Debug, Default)]
pub struct Matching<'a> {
    /// The rows that agree.
    pub matched: Vec<Match<'a>>,
    /// A Chinese line for each row that does not.
    pub problems: Vec<String>,
    /// The position of each of these rows in the sheet, from 1.
    pub unmatched: Vec<usize>,
    /// A Chinese line for each row that is no entry, and for each code that is not as usual.
    pub notes: Vec<String>,
}

/// Matches the rows of a list.
pub fn match_list<'a>(list: &'a List, national: &'a National) -> Matching<'a> {
    let mut matching = Matching::default();
    for row in &list.rows {
        let found = match find(row, national, list.has_codes) {
            Ok(Found::Occupation(found, note)) => {
                matching.notes.extend(note.map(|note| format!("第{}行：{note}", row.line)));
                found
            }
            Ok(Found::NonEntry) => {
                let texts = row.texts.join(" ");
                matching.notes.push(format!("第{}行“{texts}”不是职业，没有读", row.line));
                continue;
            }
            Err(problem) => {
                matching.problems.push(format!("第{}行：{problem}", row.line));
                matching.unmatched.push(row.line);
                continue;
            }
        };
        match matching.matched.iter().find(|(_, known)| known.code == found.code) {
            None => matching.matched.push((row, found)),
            Some((first, _)) => {
                let (code, name) = (&found.code, &found.name);
                matching.problems.push(format!("第{}行：{code} {name} 和第{}行重复", row.line, first.line));
                matching.unmatched.push(row.line);
            }
        }
    }
    matching
}

enum Found<'a> {
    Occupation(&'a NationalRow, Option<String>),
    NonEntry,
}

fn find<'a>(row: &ListRow, national: &'a National, has_codes: bool) -> Result<Found<'a>, String> {
    let names = candidates(&row.name);
    let named = national.by_names(&names);
    let written = if row.is_code_date { WrittenCode::Converted } else { codes::read(&row.code) };
    match written {
        WrittenCode::Code(code) => {
            let code = code.to_string();
            with_code(row, &code, &names, &named, national).map(|found| Found::Occupation(found, None))
        }
        _ if named.is_empty() && is_non_entry(row, has_codes) => Ok(Found::NonEntry),
        WrittenCode::Absent => {
            by_name(row, &names, &named, national).map(|found| Found::Occupation(found, None))
        }
        WrittenCode::Converted => {
            let found = by_name(row, &names, &named, national)
                .map_err(|problem| format!("编码“{}”好像被表格软件改成了日期，{problem}", row.code))?;
            let note = format!(
                "编码“{}”好像被表格软件改成了日期，按名称对上了 {} {}",
                row.code, found.code, found.name
            );
            Ok(Found::Occupation(found, Some(note)))
        }
        WrittenCode::Invalid => Err(format!("“{}”不是职业编码", row.code)),
    }
}

fn by_name<'a>(
    row: &ListRow,
    names: &[String],
    named: &[&'a NationalRow],
    national: &National,
) -> Result<&'a NationalRow, String> {
    match *named {
        [only] => Ok(only),
        [] => Err(unknown_name(&row.name, names, national)),
        [..] => Err(format!("国家职业分类里有几个“{}”，要写上编码", row.name)),
    }
}

fn with_code<'a>(
    row: &ListRow,
    code: &str,
    names: &[String],
    named: &[&'a NationalRow],
    national: &'a National,
) -> Result<&'a NationalRow, String> {
    let name = &row.name;
    match (national.by_code(code), named) {
        (Some(found), _) if names.contains(&normal_form(&found.name)) => Ok(found),
        (Some(found), _) if has_work_types(name, found) => Ok(found),
        (Some(found), []) if normal_form(name).is_empty() => {
            Err(format!("没写名称；{code} 是“{}”", found.name))
        }
        (Some(found), []) => {
            let difference =
                difference(name, &found.name).map_or(String::new(), |words| format!("：{words}"));
            Err(format!("{code} 在国家职业分类里叫“{}”，名单里写的是“{name}”{difference}", found.name))
        }
        (Some(found), [other, ..]) => {
            Err(format!("{code} 是“{}”，“{}”的编码是 {}", found.name, other.name, other.code))
        }
        (None, [other, ..]) => {
            Err(format!("国家职业分类里没有 {code}；“{}”的编码是 {}", other.name, other.code))
        }
        (None, []) => Err(format!("国家职业分类里没有 {code}；{}", unknown_name(name, names, national))),
    }
}

/// Returns true for a name with its own work types in brackets.
fn has_work_types(written: &str, found: &NationalRow) -> bool {
    let Some((before, inside)) = split_brackets(written) else { return false };
    let known: Vec<String> = found.works.split('；').map(plain).collect();
    candidates(&before).contains(&normal_form(&found.name))
        && inside.split(['、', '，', ',', '；', ';', '\n']).map(plain).all(|work| known.contains(&work))
}

fn plain(work: &str) -> String {
    normal_form(work).trim_end_matches(['l', 's']).to_owned()
}

fn unknown_name(name: &str, names: &[String], national: &National) -> String {
    match national.by_work_type(names) {
        Some(found) => format!("“{name}”是职业“{}”（{}）里的一个工种，不是职业", found.name, found.code),
        None => format!("国家职业分类里没有“{name}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::match_list;
    use crate::list::{List, ListRow};
    use crate::national::{National, NationalRow};

    fn national() -> National {
        let row = |code: &str, name: &str, works: &str| NationalRow {
            code: code.to_owned(),
            name: name.to_owned(),
            mark: String::new(),
            works: works.to_owned(),
            printed_2022: "yes".to_owned(),
        };
        National::new(vec![
            row("6-28-03-03", "工业废水处理工", "工业废水生化处理工；污泥处理工L"),
            row("6-31-01-01", "设备点检员", ""),
        ])
    }

    fn list(rows: &[(&str, &str)]) -> List {
        let rows = (7..).zip(rows).map(|(line, (code, name))| ListRow {
            line,
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            texts: ["9", code, name].into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect(),
            ..ListRow::default()
        });
        List { rows: rows.collect(), has_codes: true, ..List::default() }
    }

    fn tried(code: &str, name: &str) -> Result<String, String> {
        let (list, national) = (list(&[(code, name)]), national());
        let matching = match_list(&list, &national);
        match matching.matched.first() {
            Some((_, found)) => Ok(found.code.clone()),
            None => Err([matching.problems, matching.notes].concat().join("\n")),
        }
    }

    #[test]
    fn marks_spaces_and_wide_digits_do_not_matter() {
        for (code, name) in [
            ("6-28-03-03", "工业废水处理工"),
            (" 6-28-03-03 ", "工业废水处理工L"),
            ("６－２８－０３－０３", "工业废水 处理工 L/S"),
            ("6‐28‐03‐03", "工业废水处理⼯（L）★\u{200b}"),
            ("6280303", "工业废水处理工（污泥处理工、工业废水生化处理工）"),
            ("2003-06-28", "工业废水处理工"),
            ("", "工业废水处理工L"),
        ] {
            assert_eq!(tried(code, name).as_deref(), Ok("6-28-03-03"), "{code} {name}");
        }
    }

    #[test]
    fn what_does_not_agree_is_told_with_its_row() {
        for (code, name, words) in [
            (
                "6-28-03-03",
                "污水处理工",
                "第7行：6-28-03-03 在国家职业分类里叫“工业废水处理工”，名单里写的是“污水处理工”",
            ),
            (
                "6-28-03-03",
                "工业废水处理Ⅱ",
                "第7行：6-28-03-03 在国家职业分类里叫“工业废水处理工”，名单里写的是“工业废水处理Ⅱ”：第7个字",
            ),
            (
                "6-28-03-03",
                "设备点检员",
                "第7行：6-28-03-03 是“工业废水处理工”，“设备点检员”的编码是 6-31-01-01",
            ),
            (
                "6-28-03-99",
                "设备点检员",
                "第7行：国家职业分类里没有 6-28-03-99；“设备点检员”的编码是 6-31-01-01",
            ),
            ("", "污泥处理工", "第7行：“污泥处理工”是职业“工业废水处理工”（6-28-03-03）里的一个工种"),
            ("6-28-03-03", "", "第7行：没写名称；6-28-03-03 是“工业废水处理工”"),
            (
                "2003-06-28",
                "神仙",
                "第7行：编码“2003-06-28”好像被表格软件改成了日期，国家职业分类里没有“神仙”",
            ),
            ("abc", "设备点检员", "第7行：“abc”不是职业编码"),
            ("", "神仙", "第7行：国家职业分类里没有“神仙”"),
            ("合计", "259个", "第7行“9 合计 259个”不是职业，没有读"),
        ] {
            let problem = tried(code, name).expect_err(name);
            assert!(problem.starts_with(words), "{problem}");
        }
    }

    #[test]
    fn a_row_that_is_in_the_list_twice_is_told() {
        let (list, national) = (list(&[("", "设备点检员"), ("6-31-01-01", "设备点检员")]), national());
        let matching = match_list(&list, &national);
        assert_eq!(matching.matched.len(), 1);
        assert_eq!(matching.problems, ["第8行：6-31-01-01 设备点检员 和第7行重复"]);
    }
}
