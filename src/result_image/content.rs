//! What is on the picture: the words of the page of the result, in short.

use crate::view::components::condition::status_label;
use crate::view::components::icons::StatusIcon;
use crate::view::context::ViewContext;
use content::text::{self, day};
use qrcodegen::QrCode;
use widget_state::receipt::{edition_words, issue};
use widget_state::standing::standing;

/// The words and the code.
pub(crate) struct Content {
    /// The policy it is about.
    pub(crate) policy: String,
    /// What came out.
    pub(crate) sign: StatusIcon,
    /// What came out, in words.
    pub(crate) outcome: String,
    /// One sentence more.
    pub(crate) summary: String,
    /// Each condition: its sign, its name, how it stands.
    pub(crate) conditions: Vec<(StatusIcon, String, &'static str)>,
    /// What to do next.
    pub(crate) steps: Vec<String>,
    /// Lines for whoever looks at it later: what it is, for which day, by which rules.
    pub(crate) notes: Vec<String>,
    /// The link of the receipt.
    pub(crate) code: QrCode,
}

impl Content {
    /// Of the verdict shown; `None` where it cannot be made into a receipt.
    pub(crate) fn of(cx: &ViewContext) -> Option<Self> {
        let receipt = issue(&cx.state, &cx.data).ok()?;
        let policy = cx.policy();
        let verdict = cx.state.verdict(&cx.data);
        let outcome = verdict.outcome.text(policy);
        let conditions = verdict.conditions.iter().map(|report| {
            let standing = standing(report, &verdict.path.answers);
            (StatusIcon::from(standing), policy.rules[report.rule].name.clone(), status_label(standing).1)
        });
        let said = |name: &str, value: &str| [name, text::RECEIPT_PICTURE_COLON, value].concat();
        Some(Self {
            policy: policy.name.clone(),
            sign: StatusIcon::from(verdict.outcome),
            outcome: outcome.title.clone(),
            summary: outcome.summary.clone(),
            conditions: conditions.collect(),
            steps: outcome.steps.clone(),
            notes: vec![
                text::RESULT_SELF_CHECK.to_owned(),
                said(text::RECEIPT_DAY, &day(receipt.as_of())),
                said(text::RECEIPT_VERSION, &edition_words(receipt.edition())),
            ],
            code: crate::view::components::qr::encode(&receipt::link::prefix(&cx.home), &receipt.encode())?,
        })
    }
}
