//! A document, a clause and a period, added to the files of a policy.

use super::{Changes, EditError, document, quoted, text};
use data_compiler::files::MemoryFiles;
use eligibility::policy::Source;
use eligibility::{Date, Month};
use toml_edit::Item;

/// A clause of a document, and the words of it that a rule relies on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewClause {
    /// The id of the document.
    pub source: String,
    /// The number of the clause, such as 三（一）.
    pub number: String,
    /// The text, word for word.
    pub text: String,
    /// The id of the new citation.
    pub citation: String,
    /// The cited words.
    pub quote: String,
}

/// A period of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPeriod {
    /// The last day, such as 2028-12-31.
    pub until: String,
    /// The sentence on the page.
    pub text: String,
    /// The sentence after the last period, which names its end.
    pub ended: String,
    /// The day of the review of the rules.
    pub reviewed: String,
}

fn is_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=64).contains(&id.len()) && id.bytes().all(is_plain)
}

fn filled(fields: &[(&'static str, &str)]) -> Result<(), EditError> {
    let empty = fields.iter().find(|(_, value)| value.trim().is_empty());
    empty.map_or(Ok(()), |(name, _)| Err(EditError::Field(name)))
}

fn source_path(id: &str) -> String {
    format!("data/sources/{id}.toml")
}

/// Adds a document to the sources and to those of the policy in `folder`.
///
/// # Errors
/// [`EditError`], in Chinese.
pub fn add_source(files: &MemoryFiles, folder: &str, source: &Source) -> Result<Changes, EditError> {
    let Source { id, title, number, issuer, date, address } = source;
    filled(&[("文件标题", title), ("文号", number), ("发文单位", issuer), ("网址", address)])?;
    if !is_id(id) {
        return Err(EditError::Field("文件的代号"));
    }
    if Month::parse(date).is_none() {
        return Err(EditError::Field("发文年月"));
    }
    let path = source_path(id);
    if files.0.contains_key(&path) {
        return Err(EditError::Taken(id.clone()));
    }
    let mut content = String::new();
    for (key, value) in [
        ("id", id),
        ("title", title),
        ("number", number),
        ("issuer", issuer),
        ("date", date),
        ("address", address),
    ] {
        content.push_str(&format!("{key} = {}\n", quoted(value)));
    }
    let policy_path = format!("{folder}/policy.toml");
    let policy = text(files, &policy_path)?;
    let parsed = document(&policy_path, policy)?;
    let unreadable = || EditError::Unreadable(policy_path.clone());
    let sources = parsed.get("sources").and_then(Item::as_array).ok_or_else(unreadable)?;
    let last = sources.iter().last().and_then(|value| value.span()).ok_or_else(unreadable)?;
    let is_long = sources.span().is_some_and(|span| policy[span].contains('\n'));
    let separator = if is_long { ",\n  " } else { ", " };
    let mut policy = policy.to_owned();
    policy.insert_str(last.end, &[separator, &quoted(id)].concat());
    Ok(vec![(path, content), (policy_path, policy)])
}

/// Adds a clause to a document, if it has none of this number, and a citation to the policy in `folder`.
///
/// # Errors
/// [`EditError`], in Chinese.
pub fn add_clause(files: &MemoryFiles, folder: &str, clause: &NewClause) -> Result<Changes, EditError> {
    let NewClause { source, number, text: words, citation, quote } = clause;
    filled(&[("第几条", number), ("引的话", quote)])?;
    if !is_id(citation) {
        return Err(EditError::Field("引文的代号"));
    }
    let (path, citations_path) = (source_path(source), format!("{folder}/citations.toml"));
    let (before, citations) = (text(files, &path)?, text(files, &citations_path)?);
    let has =
        |path: &str, text: &str, table: &str, key: &str, wanted: &str| -> Result<Option<String>, EditError> {
            let parsed = document(path, text)?;
            let tables = parsed.get(table).and_then(Item::as_array_of_tables);
            let found = tables.into_iter().flat_map(|tables| tables.iter());
            let mut found = found.filter(|table| table.get(key).and_then(Item::as_str) == Some(wanted));
            Ok(found
                .next()
                .map(|table| table.get("text").and_then(Item::as_str).unwrap_or_default().to_owned()))
        };
    if has(&citations_path, citations, "citation", "id", citation)?.is_some() {
        return Err(EditError::Taken(citation.clone()));
    }
    let mut changes = Vec::new();
    let known = has(&path, before, "clause", "number", number)?;
    if known.is_none() {
        filled(&[("原文", words)])?;
        let added = format!("\n[[clause]]\nnumber = {}\ntext = {}\n", quoted(number), quoted(words));
        changes.push((path, [before.trim_end(), "\n", &added].concat()));
    }
    if !known.as_ref().unwrap_or(words).contains(quote.as_str()) {
        return Err(EditError::NotQuoted);
    }
    let added = format!(
        "\n[[citation]]\nid = {}\nsource = {}\nclause = {}\nquote = {}\n",
        quoted(citation),
        quoted(source),
        quoted(number),
        quoted(quote)
    );
    changes.push((citations_path, [citations.trim_end(), "\n", &added].concat()));
    Ok(changes)
}

/// Returns the last day of the last period of the policy in `folder`, and its sentence about the time after.
pub fn last_day(files: &MemoryFiles, folder: &str) -> Option<(Date, String)> {
    let path = format!("{folder}/policy.toml");
    let parsed = document(&path, text(files, &path).ok()?).ok()?;
    let last = parsed.get("period")?.as_array_of_tables()?.iter().last()?;
    let ended = parsed.get("ended").and_then(Item::as_str).unwrap_or_default();
    Some((Date::parse(last.get("until")?.as_str()?)?, ended.to_owned()))
}

/// Adds a period after the last one, with its document and the clause that continues the programme.
///
/// # Errors
/// [`EditError`], in Chinese.
pub fn add_period(
    files: &MemoryFiles,
    folder: &str,
    source: &Source,
    clause: &NewClause,
    period: &NewPeriod,
) -> Result<Changes, EditError> {
    let path = format!("{folder}/policy.toml");
    let unreadable = || EditError::Unreadable(path.clone());
    let (last, _) = last_day(files, folder).ok_or_else(unreadable)?;
    filled(&[("网页上写的话", &period.text)])?;
    let until =
        Date::parse(&period.until).filter(|until| *until > last).ok_or(EditError::Field("到哪一天"))?;
    let reviewed = Date::parse(&period.reviewed).ok_or(EditError::Field("核对的日期"))?;
    let mut with_source = files.clone();
    let mut changes = add_source(files, folder, source)?;
    let apply = |files: &mut MemoryFiles, changes: &Changes| {
        files.0.extend(changes.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    };
    apply(&mut with_source, &changes);
    let clause = NewClause { source: source.id.clone(), ..clause.clone() };
    for (path, text) in add_clause(&with_source, folder, &clause)? {
        changes.retain(|(known, _)| *known != path);
        changes.push((path, text));
    }
    apply(&mut with_source, &changes);

    let mut policy = text(&with_source, &path)?.to_owned();
    let parsed = document(&path, &policy)?;
    let tables = parsed.get("period").and_then(Item::as_array_of_tables).ok_or_else(unreadable)?;
    let values = tables.iter().last().into_iter().flat_map(|table| table.iter());
    let end = values.filter_map(|(_, item)| item.span()).map(|span| span.end).max().ok_or_else(unreadable)?;
    let end = policy[end..].find('\n').map_or(policy.len(), |length| end + length + 1);
    let added = format!(
        "\n[[period]]\nfrom = \"{}\"\nuntil = \"{until}\"\nstatus = \"continued\"\ntext = {}\ncite = [{}]\n",
        last.next(),
        quoted(&period.text),
        quoted(&clause.citation)
    );
    let mut edits = vec![(end..end, added)];
    let mut replace = |key: &str, value: &str| {
        let span = parsed.get(key).and_then(Item::span);
        edits.extend(span.filter(|_| !value.is_empty()).map(|span| (span, quoted(value))));
    };
    replace("edition", &reviewed.to_string());
    replace("ended", &period.ended);
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, text) in edits {
        policy.replace_range(span, &text);
    }
    changes.retain(|(known, _)| *known != path);
    changes.push((path, policy));
    Ok(changes)
}
