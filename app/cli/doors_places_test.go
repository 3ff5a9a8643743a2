package cli

import (
	"strings"
	"testing"

	"personadesk/backend/catalog"
)

// A spreadsheet and the page offer the same places: what one may choose, the other takes without a word.
func TestASpreadsheetTakesThePlacesOfThePage(t *testing.T) {
	emergency := ""
	for _, i := range catalog.PersonaItems() {
		if i.ID == "emergency" {
			emergency = i.Name
		}
	}
	h := enter(t, newHouse(t))
	detail, err := h.personas().Detail(ruled)
	h.must(err)
	options := detail.Options
	if len(options.Locations) == 0 {
		t.Fatal("the practice tenant has no place")
	}
	for place, warned := range map[string]bool{options.Locations[0]: false, "Nowhere at all": true} {
		path := h.spreadsheet("Personas", 2, map[string]string{emergency: strings.ToUpper(place)})
		code, out := h.command("", "import", h.file, path, "--yes", "-o", "json")
		if code != 0 || strings.Contains(out, "LOCATION_UNKNOWN") != warned {
			t.Errorf("%s: status %d, %s", place, code, out)
		}
		want := place
		if warned {
			want = strings.ToUpper(place)
		}
		if got := h.design().Personas[0].Location; got != want {
			t.Errorf("%s: the place is %q", place, got)
		}
		_, found := h.command("", "check", h.file, "-o", "json")
		if strings.Contains(found, "LOCATION_UNKNOWN") != warned {
			t.Errorf("%s: check says %s", place, found)
		}
	}
}

func TestADesignWithAPlaceThatNobodyKnowsIsTakenAndSaid(t *testing.T) {
	h := enter(t, newHouse(t))
	design := `{"format":"personadesk.design","version":1,"personas":[{"id":"ruled","name":"Ruled","layer":"department","location":"Nowhere at all"}]}`
	code, out := h.command(design, "design", "import", h.file, "-", "--yes", "-o", "json")
	if code != 0 || !strings.Contains(out, `"LOCATION_UNKNOWN"`) || !strings.Contains(out, `"taken": true`) {
		t.Errorf("status %d, %s", code, out)
	}
	if got := h.design().Personas[0].Location; got != "Nowhere at all" {
		t.Errorf("the place is %q", got)
	}
}
