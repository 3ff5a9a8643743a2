package practice

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"personadesk/backend/tenant/practice/world"
)

// newToken makes the bearer token of one start. A person's is opaque, as Graph's tokens are by contract. An application's
// carries its claims, since that is where applications are read what they may do; nobody checks its signature but we, who
// compare all of it.
func (t *Tenant) newToken() (string, error) {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return "", fmt.Errorf("make a token: %w", err)
	}
	if !t.as.Application {
		return hex.EncodeToString(secret), nil
	}
	wids := []string{}
	for _, r := range t.as.Roles() {
		wids = append(wids, r.Template)
	}
	claims := map[string]any{"aud": "https://graph.microsoft.com", "idtyp": "app", "tid": t.world.TenantID, "app_displayname": "Practice application",
		"appid": world.Derive(t.world.Incarnation, "application").String(), "oid": world.Derive(t.world.Incarnation, "service principal").String(),
		"roles": t.as.Permissions, "wids": wids}
	var parts [2]string
	for i, part := range []any{map[string]string{"alg": "none", "typ": "JWT"}, claims} {
		text, err := json.Marshal(part)
		if err != nil {
			return "", fmt.Errorf("write the claims of a token: %w", err)
		}
		parts[i] = base64.RawURLEncoding.EncodeToString(text)
	}
	return parts[0] + "." + parts[1] + "." + base64.RawURLEncoding.EncodeToString(secret), nil
}
