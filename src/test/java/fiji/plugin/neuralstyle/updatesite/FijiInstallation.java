package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of a Fiji. */
final class FijiInstallation {

	private final Path folder;

	/** @throws IllegalArgumentException if there is no Fiji */
	FijiInstallation(final Path folder) {
		this.folder = folder;
		if (!Files.isDirectory(folder.resolve("jars")) || !Files.isDirectory(folder.resolve("plugins"))) {
			throw new IllegalArgumentException(folder + " is not the folder of a Fiji, with jars and plugins.");
		}
	}

	/** Installs a site's files for all platforms, in place of other versions. */
	void put(final Path site, final List<SiteEntry> entries) throws IOException {
		for (final SiteEntry entry : entries) {
			final Path target = folder.resolve(entry.filename());
			Files.createDirectories(target.getParent());
			removeVersions(target.getParent(), entry);
			Files.copy(site.resolve(entry.current().place()), target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private void removeVersions(final Path place, final SiteEntry entry) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
			for (final Path file : files) {
				final String name = folder.relativize(file).toString().replace('\\', '/');
				if (SiteEntry.name(name).equals(entry.name())) Files.delete(file);
			}
		}
	}
}
