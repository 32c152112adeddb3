//! The tally of training wishes: scanning, pasting, undoing, clearing, exporting.

use super::Walk;
use crate::chunks::ExtrasLogic;
use crate::receipt::issue;
use crate::tally::{Camera, Feedback, Table, TallyEffect, TallyMessage, TallyPage};
use crate::{Effect, Message, Resources, Route, State, update};
use ::tally::Refusal;
use occupations::OccupationCode;
use receipt::ReceiptError;

/// The page, open.
struct Page {
    data: Resources,
    state: State,
}

impl Page {
    fn open() -> Self {
        let data = Resources { extras_logic: Some(&ExtrasLogic::TABLE), ..Resources::built_in() };
        let mut state = State::new(&data);
        state.route = Route::Tally;
        Self { data, state }
    }

    /// Sends a message and returns its effects.
    fn happens(&mut self, happened: TallyMessage) -> Vec<Effect> {
        update(&mut self.state, Message::Tally(happened), &self.data)
    }

    fn shown(&self) -> TallyPage {
        self.state.tally.as_deref().cloned().unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.shown().tally.accepted().len()
    }
}

/// Returns the receipt of a visitor who wishes for this occupation.
fn receipt(wish: u32) -> String {
    let mut walk = Walk::to_result();
    walk.send(Message::WishToggled(OccupationCode::from_number(wish).expect("a code")));
    issue(&walk.state, &walk.data).expect("a receipt").encode()
}

#[test]
fn scanned_ones_count_and_the_page_warns_while_they_are_in_no_file() {
    let mut page = Page::open();
    assert_eq!(
        page.happens(TallyMessage::Scanned(receipt(6_280_303))),
        [Effect::Tally(TallyEffect::Warn(true))]
    );
    assert_eq!(page.happens(TallyMessage::Scanned(receipt(2_020_102))), [], "warned of already");
    assert_eq!(page.shown().feedback, Feedback::Added { count: 1, refused: Vec::new() });
    // The sums alone do not hold everything.
    let sums = page.happens(TallyMessage::ExportRequested(Table::Sums));
    assert_eq!(sums, [Effect::Tally(TallyEffect::Export(Table::Sums))]);
    let receipts = page.happens(TallyMessage::ExportRequested(Table::Receipts));
    let expected = [TallyEffect::Export(Table::Receipts), TallyEffect::Warn(false)].map(Effect::Tally);
    assert_eq!(receipts, expected);
    assert_eq!(page.happens(TallyMessage::Undone), [Effect::Tally(TallyEffect::Warn(true))]);
    assert_eq!((page.count(), page.shown().feedback), (1, Feedback::Undone(2)));
    assert_eq!(page.happens(TallyMessage::Undone), [Effect::Tally(TallyEffect::Warn(false))]);
    assert_eq!(page.happens(TallyMessage::Undone), []);
}

#[test]
fn pasted_lines_are_told_apart_and_the_field_is_emptied() {
    let mut page = Page::open();
    page.happens(TallyMessage::Submitted);
    assert_eq!(page.shown().feedback, Feedback::Empty);
    let (one, two) = (receipt(6_280_303), receipt(2_020_102));
    let pasted = format!("\n{one}\r\nhttps://example.org/#/r/{two}\n\n1DAMAGED\n{one}\n");
    page.happens(TallyMessage::Pasted(pasted));
    page.happens(TallyMessage::Submitted);
    let shown = page.shown();
    assert_eq!((page.count(), shown.pasted.as_str()), (2, ""));
    let damaged = (3, Refusal::Unreadable(ReceiptError::Damaged));
    let repeated = (4, Refusal::Repeated { first: 1, text: one.clone() });
    assert_eq!(shown.feedback, Feedback::Added { count: 2, refused: vec![damaged, repeated] });
    page.happens(TallyMessage::Another(one));
    assert_eq!(page.count(), 3);
}

/// Every receipt in a text is counted or reported, scanned as well as pasted.
#[test]
fn several_receipts_on_a_line_are_all_counted() {
    let (one, two) = (receipt(6_280_303), receipt(2_020_102));
    let (link, other) =
        (["https://example.org/#/r/", &one].concat(), ["https://example.org/#/r/", &two].concat());
    let both = Feedback::Added { count: 2, refused: Vec::new() };
    for text in [
        [&*link, &*other].join(" "),
        [&*link, &*other].concat(),
        [&*one, &*two].concat(),
        [&*one, &*two].join(","),
        ["<", &link, "><", &other, ">"].concat(),
        ["张三：", &link, "；李四：", &other, "。"].concat(),
        [&link, "&from=singlemessage\t", &other, "?from=timeline"].concat(),
        [&*one, "1DAMAGED"].concat() + " " + &two,
    ] {
        let mut page = Page::open();
        page.happens(TallyMessage::Scanned(text.clone()));
        assert_eq!(page.count(), 2, "{text}");
        if !text.contains("DAMAGED") {
            assert_eq!(page.shown().feedback, both, "{text}");
        }
        let mut page = Page::open();
        page.happens(TallyMessage::Pasted(text));
        page.happens(TallyMessage::Submitted);
        assert_eq!(page.count(), 2);
    }
}

#[test]
fn clearing_asks_first() {
    let mut page = Page::open();
    page.happens(TallyMessage::Scanned(receipt(6_280_303)));
    page.happens(TallyMessage::ClearRequested);
    assert!(page.shown().asks_to_clear && page.count() == 1);
    page.happens(TallyMessage::ClearCancelled);
    assert!(!page.shown().asks_to_clear && page.count() == 1);
    page.happens(TallyMessage::ClearRequested);
    assert_eq!(page.happens(TallyMessage::Cleared), [Effect::Tally(TallyEffect::Warn(false))]);
    assert_eq!((page.count(), page.shown().feedback), (0, Feedback::Cleared));
}

#[test]
fn the_camera_is_asked_for_and_let_go() {
    let mut page = Page::open();
    assert_eq!(page.happens(TallyMessage::CameraToggled(true)), [Effect::Tally(TallyEffect::Scan(true))]);
    assert_eq!(page.shown().camera, Camera::Starting);
    page.happens(TallyMessage::CameraChanged(Camera::NoReader));
    assert_eq!(page.shown().camera, Camera::NoReader);
    assert_eq!(page.happens(TallyMessage::CameraToggled(false)), [Effect::Tally(TallyEffect::Scan(false))]);
}

#[test]
fn no_address_leads_away_from_the_page_or_to_it() {
    let mut page = Page::open();
    for address in ["#/check", "#/r/1AB2", "#/", ""] {
        assert_eq!(update(&mut page.state, Message::Navigated(address.to_owned()), &page.data), []);
        assert_eq!(page.state.route, Route::Tally);
    }
    assert_ne!(Walk::open("#/tally").state.route, Route::Tally);
}
