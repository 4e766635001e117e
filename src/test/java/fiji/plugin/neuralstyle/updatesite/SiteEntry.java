package fiji.plugin.neuralstyle.updatesite;

import java.util.List;

import org.scijava.util.FileUtils;

/**
 * A file of an update site.
 *
 * @param current what the site offers; null if it offers the file no more
 * @param size bytes
 * @param platforms of Fiji's names, where it is wanted; none for everywhere
 * @param description one sentence
 * @param dependencies names without versions of files that it needs, on this site or Fiji's
 * @param previous versions that the site had, which a user may have installed
 */
record SiteEntry(Version current, long size, List<String> platforms, String description, List<String> dependencies,
	List<Version> previous)
{

	/** The name that stays the same from version to version, as Fiji's updater finds it. */
	static String name(final String filename) {
		return FileUtils.stripFilenameVersion(filename);
	}

	/** By which it is found from version to version. */
	String name() {
		return name(filename());
	}

	/** The newest version's. */
	String filename() {
		return current == null ? previous.get(0).filename() : current.filename();
	}
}
