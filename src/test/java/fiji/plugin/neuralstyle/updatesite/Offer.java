package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a site shall offer.
 *
 * @param filename where it goes in Fiji, with slashes
 * @param file where it is now
 * @param platforms of Fiji's names; none for everywhere
 * @param description one sentence
 * @param dependencies names without versions, on this site or Fiji's
 */
record Offer(String filename, Path file, List<String> platforms, String description, List<String> dependencies) {

	String name() {
		return SiteEntry.name(filename);
	}

	long size() throws IOException {
		return Files.size(file);
	}
}
