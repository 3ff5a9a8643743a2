package rule

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestValuesKnowWhatIsKnown(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))
	for state, values := range map[string][]Value{
		"unknown": {{}, UnknownValue()},
		"absent":  {AbsentValue()},
		"known":   {TextValue(""), BoolValue(false), TimeValue(at), TextsValue(), ItemsValue()},
	} {
		for _, v := range values {
			if v.State() != state || v.IsKnown() != (state == "known") || v.IsAbsent() != (state == "absent") || v.IsUnknown() != (state == "unknown") {
				t.Errorf("%#v is %s, want %s", v, v.State(), state)
			}
		}
	}
	if got := TimeValue(at).String(); got != "2026-01-02T02:04:05Z" {
		t.Errorf("a moment is shown as %s", got)
	}
	if got := ItemsValue(Item{"service": TextValue("SCO"), "capabilityStatus": TextValue("Enabled"), "servicePlanId": AbsentValue()}).String(); got != "SCO Enabled" {
		t.Errorf("a plan is shown as %q", got)
	}
}

// TestKeysAreDifferentForDifferentValues: the key is what dictionaries go by.
func TestKeysAreDifferentForDifferentValues(t *testing.T) {
	texts := rapid.SampledFrom([]string{"", "a", "A", "\x00", "\x00e", "\x002a\x00e", "a\x00e\x002a", "true"})
	value := rapid.Custom(func(t *rapid.T) Value {
		list := rapid.SliceOfN(texts, 0, 3).Draw(t, "texts")
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return TextsValue(list...)
		case 1:
			items := make([]Item, len(list))
			for i, text := range list {
				items[i] = Item{"service": TextValue(text), "capabilityStatus": AbsentValue()}
			}
			return ItemsValue(items...)
		case 2:
			return BoolValue(len(list) > 1)
		case 3:
			return TimeValue(time.Unix(int64(len(list)), 5))
		}
		return TextValue(texts.Draw(t, "text"))
	})
	describe := func(v Value) string {
		parts := []string{string(rune('0' + v.kind)), v.text, v.Time().String()}
		if v.Bool() {
			parts = append(parts, "true")
		}
		for _, text := range v.Texts() {
			parts = append(parts, "text", text)
		}
		for _, item := range v.Items() {
			parts = append(parts, "item", item["service"].text)
		}
		return strings.Join(parts, "|")
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := value.Draw(t, "a"), value.Draw(t, "b")
		if (a.Key() == b.Key()) != (describe(a) == describe(b)) {
			t.Fatalf("%q and %q have the keys %q and %q", describe(a), describe(b), a.Key(), b.Key())
		}
	})
}

func TestFoldTextAgreesWithEqualFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOf(rapid.SampledFrom([]rune("aAkK\u212asSſßẞσςΣÖöIıİi1 ")))
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		if got := Folded(a) == Folded(b); got != strings.EqualFold(a, b) {
			t.Fatalf("%q and %q: %v", a, b, got)
		}
	})
}
