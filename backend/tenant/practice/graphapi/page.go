package graphapi

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// skipLife is how long the link to a next page holds.
const skipLife = time.Hour

// skip is where the next page begins; callers see it as an opaque token.
type skip struct {
	At int    `json:"a"` // where the next page begins
	Ex int64  `json:"e"` // unix second after which the token is worth nothing
	W  string `json:"w"` // incarnation of the tenant
}

func seal(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func unseal(token string, v any) bool {
	b, err := base64.RawURLEncoding.DecodeString(token)
	return err == nil && json.Unmarshal(b, v) == nil
}

// window reads $top and $skiptoken.
func (t *API) window(rq *Request, standard, most int) (from, size int, bad *Reply) {
	size = standard
	if top, ok := rq.query["$top"]; ok {
		n, err := strconv.Atoi(top)
		if err != nil || n < 1 || n > most {
			return 0, 0, badRequest("Invalid page size specified: '" + top + "'. Must be between 1 and " + strconv.Itoa(most) + " inclusive.")
		}
		size = n
	}
	if token, ok := rq.query["$skiptoken"]; ok {
		var s skip
		if !unseal(token, &s) || s.W != t.Incarnation || s.At < 0 || t.Now().Unix() > s.Ex {
			return 0, 0, Fail(http.StatusBadRequest, "Directory_ExpiredPageToken", "The specified page token value has expired and can no longer be included in your request.")
		}
		from = s.At
	}
	return from, size, nil
}

// nextLink repeats the call with the place of the next page.
func (t *API) nextLink(rq *Request, at int) string {
	keep := url.Values{}
	for k, v := range rq.query {
		if k != "$skiptoken" && k != "$count" {
			keep.Set(k, v)
		}
	}
	keep.Set("$skiptoken", seal(skip{at, t.Now().Add(skipLife).Unix(), t.Incarnation}))
	return rq.Base + "/" + rq.Path + "?" + encode(keep)
}

// encode writes a query the way Graph does: the dollar stays readable.
func encode(v url.Values) string {
	names := make([]string, 0, len(v))
	for k := range v {
		names = append(names, k)
	}
	sort.Strings(names)
	parts := make([]string, len(names))
	for i, k := range names {
		parts[i] = k + "=" + strings.ReplaceAll(url.QueryEscape(v.Get(k)), "+", "%20")
	}
	return strings.Join(parts, "&")
}

// collection writes a page: items are finished JSON.
func (t *API) collection(rq *Request, context string, count int, items [][]byte, next string) *Reply {
	size := 256
	for _, it := range items {
		size += len(it) + 1
	}
	b := make([]byte, 0, size)
	b = append(b, `{"@odata.context":`...)
	b = quote(b, rq.Base+"/$metadata#"+context)
	if count >= 0 {
		b = append(b, `,"@odata.count":`...)
		b = strconv.AppendInt(b, int64(count), 10)
	}
	if next != "" {
		b = append(b, `,"@odata.nextLink":`...)
		b = quote(b, next)
	}
	return &Reply{Status: http.StatusOK, Body: finish(b, items)}
}

// finish adds the items to the head of a page.
func finish(b []byte, items [][]byte) []byte {
	b = append(b, `,"value":[`...)
	for i, it := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, it...)
	}
	return append(b, "]}"...)
}

// advanced says whether the caller asked for an advanced query the way it must be asked for.
func advanced(rq *Request) bool {
	return strings.EqualFold(rq.Header.Get("ConsistencyLevel"), "eventual") && strings.EqualFold(rq.query["$count"], "true")
}

// counting gives n when the caller may see a count of the first page, else -1.
func counting(rq *Request, n int) int {
	if _, later := rq.query["$skiptoken"]; advanced(rq) && !later {
		return n
	}
	return -1
}

// quote writes a JSON string.
func quote(b []byte, s string) []byte {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	enc, err := json.Marshal(s)
	if err != nil {
		return append(b, `""`...)
	}
	return append(b, enc...)
}

// selected reads $select; nil means that it was not given.
func selected(rq *Request) []string {
	text := strings.TrimSpace(rq.query["$select"])
	if text == "" {
		return nil
	}
	var names []string
	for _, n := range strings.Split(text, ",") {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}
