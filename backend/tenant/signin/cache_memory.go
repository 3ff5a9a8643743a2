//go:build !linux && !windows && !(darwin && cgo)

package signin

import (
	"errors"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

// systemCache fails: this build knows no safe place for tokens, so they stay in memory.
func systemCache() (azidentity.Cache, error) {
	return azidentity.Cache{}, errors.New("this build keeps tokens in memory only")
}
