package relay

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"personadesk/backend/text"
)

// longestPath is how many bytes the path of a socket may have on every system we know.
const longestPath = 100

// place is where the holder of a workbook listens. The name comes from the identity of the file, not from its path, so that all ways
// to a file lead to the same holder; it says nothing about the customer.
func place(workbook string) (string, error) {
	identity, err := identityOf(workbook)
	if err != nil {
		return "", fmt.Errorf("finding who has %s open: %w", workbook, err)
	}
	sum := sha256.Sum256([]byte(identity))
	name := hex.EncodeToString(sum[:8]) + ".sock"
	if cache, err := os.UserCacheDir(); err == nil {
		if path := filepath.Join(cache, "PersonaDesk", "relay", name); len(path) <= longestPath {
			return path, nil
		}
	}
	return filepath.Join(os.TempDir(), "personadesk-"+account(), name), nil
}

// ownFolder makes the folder of a socket, or sees that the one that is there is ours alone.
func ownFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return unsafeFolder(folder, text.Of("relay.folder.unmade")).Because(err)
	}
	return checkFolder(folder)
}
