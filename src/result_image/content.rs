//! The texts of the image: a short form of the result page.

use crate::view::components::condition::status_label;
use crate::view::components::icons::StatusIcon;
use crate::view::components::wishes::name_of;
use crate::view::context::ViewContext;
use crate::view::title::receipt_name;
use content::outcome::outcome_words;
use content::text::{self, day};
use qrcodegen::QrCode;
use widget_state::condition_status::condition_status;
use widget_state::key_reasons::{REASON_GROUPS, reason_texts};
use widget_state::receipt::{format_fingerprint, issue};

/// The texts and the QR code.
pub(crate) struct Content {
    /// The name of the policy.
    pub(crate) policy: String,
    /// The status icon of the outcome.
    pub(crate) sign: StatusIcon,
    /// The title of the outcome.
    pub(crate) outcome: String,
    /// The summary of the outcome.
    pub(crate) summary: String,
    /// The reasons for the outcome: icon, heading and sentences.
    pub(crate) reasons: Vec<(StatusIcon, &'static str, Vec<String>)>,
    /// The icon, name and status of each condition; none if no question has been answered.
    pub(crate) conditions: Vec<(StatusIcon, String, &'static str)>,
    /// The names of the wished occupations.
    pub(crate) wishes: Vec<String>,
    /// The next steps.
    pub(crate) steps: Vec<String>,
    /// Notes for later readers: self-check, day, edition of the rules.
    pub(crate) notes: Vec<String>,
    /// The QR code of the receipt's link.
    pub(crate) code: QrCode,
}

impl Content {
    /// Collects the content from the current verdict and the wishes, or from the wishes alone if no question
    /// has been answered; `None` if no receipt can be issued for it.
    pub(crate) fn of(cx: &ViewContext) -> Option<Self> {
        let receipt = issue(&cx.state, &cx.data).ok()?;
        let policy = cx.policy();
        let wishes = cx.state.wishes.iter().map(|code| name_of(cx, *code)).collect();
        let code = crate::view::components::qr::encode(
            &receipt::link::prefix(&cx.config.widget_url),
            &receipt.encode(),
        )?;
        let wishes_alone = Self {
            policy: policy.name.clone(),
            sign: StatusIcon::Open,
            outcome: receipt_name(cx).to_owned(),
            summary: String::new(),
            reasons: Vec::new(),
            conditions: Vec::new(),
            wishes,
            steps: Vec::new(),
            notes: Vec::new(),
            code,
        };
        if cx.state.answers(&cx.data).is_empty() {
            return Some(wishes_alone);
        }
        let verdict = cx.state.verdict(&cx.data);
        let outcome = outcome_words(policy, &verdict);
        let conditions = verdict.conditions.iter().map(|report| {
            let status = condition_status(report, &verdict.path.answers);
            (StatusIcon::from(status), policy.rules[report.rule].name.clone(), status_label(status))
        });
        let reasons = REASON_GROUPS
            .map(|(status, heading)| (StatusIcon::from(status), heading, reason_texts(&verdict, status)));
        let line = |name: &str, value: &str| [name, text::RECEIPT_PICTURE_COLON, value].concat();
        Some(Self {
            sign: StatusIcon::from(verdict.outcome),
            outcome: outcome.title.to_owned(),
            summary: outcome.summary.to_owned(),
            reasons: reasons.into_iter().filter(|(_, _, sentences)| !sentences.is_empty()).collect(),
            conditions: conditions.collect(),
            steps: outcome.steps.iter().map(|step| (*step).to_owned()).collect(),
            notes: vec![
                text::RESULT_SELF_CHECK.to_owned(),
                line(text::RECEIPT_DAY, &day(receipt.as_of())),
                line(text::RECEIPT_VERSION, &format_fingerprint(receipt.fingerprint())),
            ],
            ..wishes_alone
        })
    }
}
