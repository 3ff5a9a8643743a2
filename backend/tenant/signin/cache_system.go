//go:build linux || windows || (darwin && cgo)

package signin

import (
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity/cache"
)

// systemCache keeps tokens with the operating system. It fails where that is not possible, such as in many containers.
func systemCache() (azidentity.Cache, error) {
	return cache.New(&cache.Options{Name: "PersonaDesk"})
}
