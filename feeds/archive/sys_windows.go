package archive

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

func networkFileSystem(path string) string {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return networkKind("remote", 0)
	}
	return ""
}

func writable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().Perm()&0o200 != 0
}

func outOfSpace(path string) bool {
	dir, err := windows.UTF16PtrFromString(filepath.Dir(path))
	if err != nil {
		return false
	}
	var free uint64
	return windows.GetDiskFreeSpaceEx(dir, &free, nil, nil) == nil && free < 1<<20
}

func alive(pid int) bool {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return false
	}
	defer windows.CloseHandle(h)
	var exit uint32
	return windows.GetExitCodeProcess(h, &exit) == nil && exit == 259 // STILL_ACTIVE
}
