package practice

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The emergency locations of the two offices, and the operator behind the direct routing numbers.
const (
	carrierID     = "5f6a3a3e-52a9-4a5c-9c75-1c2f3a8b7d10"
	callingPlanID = "bc2632e3-750c-47d7-aeae-9fee035bc0c7"
)

// block is a stretch of telephone numbers: prefix and the digits that count up.
type block struct {
	prefix string
	digits int
}

func (b block) size() int {
	n := 1
	for range b.digits {
		n *= 10
	}
	return n
}

// The numbers of the practice tenant reach nobody. The first block of each city is what Ofcom keeps free for drama. When
// a tenant needs more than a thousand, the numbers go on in area codes 1999 and 1998, which the United Kingdom's plan
// has not allocated; that they stay so is assumed.
var (
	manchesterBlocks = []block{{"+44161496", 4}, {"+441999", 6}}
	londonBlocks     = []block{{"+442079460", 3}, {"+441998", 6}}
)

// The Manchester block of Ofcom ends at 0999.
func dramatic(b block) int {
	if b.prefix == "+44161496" {
		return 1000
	}
	return b.size()
}

// numberSource hands out the numbers of a city one by one; the last ten of the first block are kept for services.
type numberSource struct {
	blocks []block
	block  int
	at     int
}

func (s *numberSource) next() (string, bool) {
	for s.block < len(s.blocks) {
		b := s.blocks[s.block]
		end := dramatic(b)
		if s.block == 0 {
			end -= 10
		}
		if s.at < end {
			s.at++
			return fmt.Sprintf("%s%0*d", b.prefix, b.digits, s.at-1), true
		}
		s.block, s.at = s.block+1, 0
	}
	return "", false
}

// seedNumbers uploads direct routing numbers: for each city as many as it has employees, and a fifth more. A few have a
// holder already, one is mastered on the premises, and ten belong to a calling plan.
func (t *Tenant) seedNumbers(r *rand.Rand) {
	staff := map[string]int{}
	var veterans []int32 // Sales and IT people who may have had a number for years
	for i := range t.users {
		u := &t.users[i]
		if !u.is(isEnabled) || u.is(isGuest) || u.is(isResource) {
			continue
		}
		city := strings.TrimSpace(strings.ToLower(t.texts.get(u.text[fCity])))
		staff[city]++
		if d := t.texts.get(u.text[fDepartment]); (d == "Sales" || d == "IT") && (city == "manchester" || city == "london") && u.id != t.adminID {
			veterans = append(veterans, int32(i))
		}
	}
	total := len(t.users) * 6 / 5
	t.numbers, t.numberAt = make([]number, 0, total), make(map[string]int32, total)
	r.Shuffle(len(veterans), func(i, j int) { veterans[i], veterans[j] = veterans[j], veterans[i] })
	veterans = veterans[:min(len(veterans), 2+len(t.users)/200, 40)]

	for _, c := range []struct {
		city   string
		extra  int
		blocks []block
	}{{"Manchester", staff["manchster"], manchesterBlocks}, {"London", 0, londonBlocks}} {
		need := staff[strings.ToLower(c.city)] + c.extra
		source := &numberSource{blocks: c.blocks}
		caps, place := []string{"userAssignment"}, t.locationOf(c.city)
		for range need + need/5 + 12 {
			tel, ok := source.next()
			if !ok {
				break
			}
			t.addNumber(number{Tel: tel, Type: "directRouting", City: c.city, Country: "GB", Operator: carrierID, Caps: caps, Location: place})
		}
	}
	t.seedSpecials()
	k, _ := t.skuAt(skuPhone)
	for n, i := range veterans {
		tel := t.firstFree(strings.TrimSpace(strings.ToLower(t.texts.get(t.users[i].text[fCity]))), 20+3*n)
		if tel < 0 {
			continue
		}
		t.setHeld(i, append(append([]held(nil), t.users[i].held...), held{SKU: k, Source: -1, At: founded}))
		t.hold(tel, t.users[i].id, "userAssigned", "primary")
		t.users[i].mark(hasVoice, true)
	}
}

// firstFree finds an unassigned direct routing number of a city, after skipping some.
func (t *Tenant) firstFree(city string, skipped int) int32 {
	for i := range t.numbers {
		if n := &t.numbers[i]; strings.EqualFold(n.City, city) && n.Type == "directRouting" && n.Target.zero() && !n.OnPremises {
			if skipped--; skipped < 0 {
				return int32(i)
			}
		}
	}
	return -1
}

func (t *Tenant) seedSpecials() {
	for n, a := range t.accounts {
		prefix, city := "+441614960", "Manchester"
		if strings.Contains(a.Name, "London") {
			prefix, city = "+442079460", "London"
		}
		i := t.addNumber(number{Tel: fmt.Sprintf("%s99%d", prefix, n), Type: "directRouting", City: city, Country: "GB",
			Operator: carrierID, Caps: []string{"voiceApplicationAssignment"}, Location: t.locationOf(city)})
		t.hold(i, a.ID, "voiceApplicationAssigned", "primary")
	}
	t.addNumber(number{Tel: "+442079460999", Type: "directRouting", City: "London", Country: "GB", Operator: carrierID,
		Caps: []string{"userAssignment"}, OnPremises: true})
	for n := range 10 {
		t.addNumber(number{Tel: fmt.Sprintf("+4416329600%02d", n), Type: "callingPlan", City: "", Country: "GB",
			Operator: callingPlanID, Caps: []string{"userAssignment", "voiceApplicationAssignment", "conferenceAssignment"}})
	}
}
