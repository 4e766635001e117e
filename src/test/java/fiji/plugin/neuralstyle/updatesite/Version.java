package fiji.plugin.neuralstyle.updatesite;

/**
 * A version that a site had of a file.
 *
 * @param filename where it goes in Fiji
 * @param checksum as {@link Checksum} gives it
 * @param timestamp when it was published, yyyyMMddHHmmss
 * @param obsolete when another took its place, or 0
 */
record Version(String filename, String checksum, long timestamp, long obsolete) {

	Version obsoleteSince(final long time) {
		return new Version(filename, checksum, timestamp, time);
	}

	/** Where the site keeps it. */
	String place() {
		return filename + "-" + timestamp;
	}
}
