package archive

import "strings"

// networkKind says whether a file system lies on another machine, where the
// write-ahead log must not be used: its index is memory shared between
// processes of one machine. name is what the system calls the file system;
// magic, where there is one, its number (statfs(2)). "" is a local one, and
// what is not known counts as local.
func networkKind(name string, magic int64) string {
	byMagic := map[int64]string{
		0x6969: "NFS", 0x517b: "SMB", 0xff534d42: "SMB", 0xfe534d42: "SMB", 0x564c: "NCP", 0x5346414f: "AFS",
		0x6b414653: "AFS", 0x73757245: "Coda", 0x01021997: "9P", 0x00c36400: "Ceph", 0x013111a8: "IBRIX",
		0x0bd00bd0: "Lustre", 0x47504653: "GPFS", 0x7461636f: "OCFS2", 0x01161970: "GFS2",
	}
	if kind := byMagic[magic&0xffffffff]; kind != "" {
		return kind
	}
	switch name = strings.ToLower(name); {
	case strings.HasPrefix(name, "nfs"):
		return "NFS"
	case strings.HasPrefix(name, "smb"), name == "cifs":
		return "SMB"
	case name == "afpfs":
		return "AFP"
	case name == "webdav", name == "davfs":
		return "WebDAV"
	case strings.HasPrefix(name, "fuse.sshfs"), name == "sshfs":
		return "SSHFS"
	case name == "afs", name == "9p", name == "ceph":
		return strings.ToUpper(name)
	case name == "remote": // what Windows calls a drive on another machine
		return "network drive"
	}
	return ""
}
