//! Renders a virtual node as HTML, for assertions in native tests.

use yew::virtual_dom::VNode;

/// Returns the HTML of a node, without listeners and without the properties of inputs.
pub(super) fn html(node: &VNode) -> String {
    match node {
        VNode::VText(text) => text.text.to_string(),
        VNode::VList(list) => list.iter().map(html).collect(),
        VNode::VTag(tag) => {
            let attributes: String =
                tag.attributes.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
            let children = tag.children().map(html).unwrap_or_default();
            format!("<{0}{attributes}>{children}</{0}>", tag.tag())
        }
        _ => panic!("a node that the element builder does not create"),
    }
}
