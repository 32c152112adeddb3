//! Matches each row of the list with the national classification: code and name must agree.

use super::sheet::SheetRow;
use anyhow::{Context, Result};
use occupations::OccupationCode;
use serde::Deserialize;
use std::path::Path;

/// One occupation of the national classification.
#[derive(Clone, Debug, Deserialize)]
pub struct NationalRow {
    pub code: String,
    pub name: String,
    pub mark: String,
    pub works: String,
    pub printed_2022: String,
}

/// The national classification.
pub struct National(Vec<NationalRow>);

impl National {
    /// Reads `data/occupations/national.csv`.
    pub fn read(root: &Path) -> Result<Self> {
        let path = root.join("data/occupations/national.csv");
        let rows = csv::Reader::from_path(&path)
            .and_then(|mut reader| reader.deserialize().collect::<Result<Vec<NationalRow>, _>>());
        rows.map(Self).with_context(|| format!("reading {}", path.display()))
    }

    fn by_code(&self, code: &str) -> Option<&NationalRow> {
        self.0.iter().find(|row| row.code == code)
    }

    fn by_name(&self, name: &str) -> Vec<&NationalRow> {
        self.0.iter().filter(|row| row.name == name).collect()
    }

    /// Returns the occupation that lists `name` as a work type.
    fn by_work_type(&self, name: &str) -> Option<&NationalRow> {
        self.0.iter().find(|row| row.works.split('；').any(|work| without_marks(work) == name))
    }
}

/// A row of the list with its occupation in the national classification.
pub type Matched<'a> = (&'a SheetRow, &'a NationalRow);

/// Returns the rows that agree with the classification, and one error line for each that does not.
pub fn matched<'a>(rows: &'a [SheetRow], national: &'a National) -> (Vec<Matched<'a>>, Vec<String>) {
    let mut matched: Vec<Matched<'a>> = Vec::new();
    let mut problems = Vec::new();
    for row in rows {
        let found = find(row, national).and_then(|found| {
            match matched.iter().find(|(_, known)| known.code == found.code) {
                None => Ok(found),
                Some((first, _)) => Err(format!("{} {} 和第{}行重复", found.code, found.name, first.line)),
            }
        });
        match found {
            Ok(found) => matched.push((row, found)),
            Err(problem) => problems.push(format!("第{}行：{problem}", row.line)),
        }
    }
    (matched, problems)
}

fn find<'a>(row: &SheetRow, national: &'a National) -> Result<&'a NationalRow, String> {
    let name = without_marks(&row.name);
    let named = national.by_name(&name);
    if row.code.is_empty() {
        return match named[..] {
            [only] => Ok(only),
            [] => Err(unknown_name(&name, national)),
            [..] => Err(format!("国家职业分类里有几个“{name}”，要写上编码")),
        };
    }
    let code = code_of(&row.code).ok_or_else(|| format!("“{}”不是职业编码", row.code))?;
    match (national.by_code(&code), &named[..]) {
        (Some(found), _) if found.name == name => Ok(found),
        (Some(found), []) if name.is_empty() => Err(format!("没写名称；{code} 是“{}”", found.name)),
        (Some(found), []) => Err(format!("{code} 在国家职业分类里叫“{}”，名单里写的是“{name}”", found.name)),
        (Some(found), [other, ..]) => {
            Err(format!("{code} 是“{}”，“{name}”的编码是 {}", found.name, other.code))
        }
        (None, [other, ..]) => Err(format!("国家职业分类里没有 {code}；“{name}”的编码是 {}", other.code)),
        (None, []) => Err(format!("国家职业分类里没有 {code}；{}", unknown_name(&name, national))),
    }
}

fn unknown_name(name: &str, national: &National) -> String {
    match national.by_work_type(name) {
        Some(found) => format!("“{name}”是职业“{}”（{}）里的一个工种，不是职业", found.name, found.code),
        None => format!("国家职业分类里没有“{name}”"),
    }
}

/// Normalizes a code to ASCII digits and hyphens.
fn code_of(written: &str) -> Option<String> {
    let plain: String = written
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            '０'..='９' => char::from(b'0' + (character as u32 - '０' as u32) as u8),
            '－' | '—' | '–' | '‑' | '−' => '-',
            other => other,
        })
        .collect();
    OccupationCode::parse(&plain).map(|code| code.to_string())
}

/// Removes white space and the marks printed after a name.
fn without_marks(written: &str) -> String {
    let joined: String = written.chars().filter(|character| !character.is_whitespace()).collect();
    let name = joined.trim_end_matches(['L', 'S', '/', '\\', '★', 'Ｌ', 'Ｓ']);
    name.trim_end_matches("（）").trim_end_matches("()").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{National, NationalRow, SheetRow, matched};

    fn national() -> National {
        let row = |code: &str, name: &str, works: &str| NationalRow {
            code: code.to_owned(),
            name: name.to_owned(),
            mark: String::new(),
            works: works.to_owned(),
            printed_2022: "yes".to_owned(),
        };
        National(vec![
            row("6-28-03-03", "工业废水处理工", "工业废水生化处理工；污泥处理工"),
            row("6-31-01-01", "设备点检员", ""),
        ])
    }

    fn tried(code: &str, name: &str) -> Result<String, String> {
        let row = SheetRow {
            line: 7,
            code: code.to_owned(),
            name: name.to_owned(),
            field: String::new(),
            phrase: String::new(),
        };
        let national = national();
        let rows = [row];
        let (found, problems) = matched(&rows, &national);
        match found.first() {
            Some((_, found)) => Ok(found.code.clone()),
            None => Err(problems.join("\n")),
        }
    }

    #[test]
    fn marks_spaces_and_wide_digits_do_not_matter() {
        for (code, name) in [
            ("6-28-03-03", "工业废水处理工"),
            (" 6-28-03-03 ", "工业废水处理工L"),
            ("６－２８－０３－０３", "工业废水 处理工 L/S"),
            ("", "工业废水处理工L"),
        ] {
            assert_eq!(tried(code, name).as_deref(), Ok("6-28-03-03"), "{code} {name}");
        }
    }

    #[test]
    fn what_does_not_agree_is_told_with_its_row() {
        for (code, name, told) in [
            ("6-28-03-03", "污水处理工", "第7行：6-28-03-03 在国家职业分类里叫“工业废水处理工”"),
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
            ("abc", "设备点检员", "第7行：“abc”不是职业编码"),
            ("", "神仙", "第7行：国家职业分类里没有“神仙”"),
        ] {
            let problem = tried(code, name).expect_err(name);
            assert!(problem.starts_with(told), "{problem}");
        }
    }

    #[test]
    fn a_row_that_stands_twice_is_told() {
        let row = |line| SheetRow {
            line,
            code: String::new(),
            name: "设备点检员".to_owned(),
            field: String::new(),
            phrase: String::new(),
        };
        let (rows, national) = ([row(2), row(5)], national());
        let (found, problems) = matched(&rows, &national);
        assert_eq!(found.len(), 1);
        assert_eq!(problems, ["第5行：6-31-01-01 设备点检员 和第2行重复"]);
    }
}
