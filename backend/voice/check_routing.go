package voice

import (
	"personadesk/backend/phone/dotnet"
	"personadesk/backend/problem"
)

// routing looks at usages and routes: what a route needs has to be there or in the design.
func (c *checker) routing() {
	used := map[string]bool{}
	for _, r := range c.things.Routes {
		for _, u := range r.Usages {
			used[u] = true
		}
		c.route(r)
	}
	for _, u := range c.things.Usages {
		if !used[u.Name] && !c.routed(u.Name) {
			c.add(problem.Warn("USAGE_UNROUTED").Detailed(u.Name).Hinted().At(at(u, "name")))
		}
	}
}

// routed says whether the tenant has the usage already, so that routes of its own may lead there.
func (c *checker) routed(usage string) bool {
	has, known := c.there.Has(KindUsage, usage)
	return has || !known
}

func (c *checker) route(r Route) {
	if r.Existing {
		if c.missing(KindRoute, r.Name) {
			c.add(problem.New("ROUTE_MISSING").Detailed(r.Name).Hinted().At(at(r, "name")))
		}
		return
	}
	if _, err := dotnet.Compile(r.Pattern); r.Pattern == "" || err != nil {
		c.add(problem.New("ROUTE_PATTERN").Detailed(r.Name, r.Pattern).Hinted().Because(err).At(at(r, "pattern")))
	}
	if len(r.Usages) == 0 {
		c.add(problem.Warn("ROUTE_WITHOUT.usage").Detailed(r.Name).Hinted().At(at(r, "usages")))
	}
	for _, u := range r.Usages {
		if _, ours := Find(c.things.Usages, u); !ours && c.missing(KindUsage, u) {
			c.add(problem.New("ROUTE_USAGE").Detailed(r.Name, u).Hinted().At(at(r, "usages")))
		}
	}
	if len(r.Gateways) == 0 {
		c.add(problem.Warn("ROUTE_WITHOUT.gateway").Detailed(r.Name).Hinted().At(at(r, "gateways")))
	}
	for _, g := range r.Gateways {
		if c.missing(KindGateway, g) {
			c.add(problem.New("ROUTE_GATEWAY").Detailed(r.Name, g).Hinted().At(at(r, "gateways")))
		}
	}
	if r.Priority < 0 {
		c.add(problem.New("ROUTE_PRIORITY").Detailed(r.Name, r.Priority).Hinted().At(at(r, "priority")))
	}
}
