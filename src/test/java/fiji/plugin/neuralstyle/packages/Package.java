package fiji.plugin.neuralstyle.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One of the zips that {@code mvn verify -Pdist} builds. */
public final class Package {

	private final Path zip;

	private Package(final Path zip) {
		this.zip = zip;
	}

	/** The one for plain ImageJ. */
	public static Package imageJ() {
		return named("imagej");
	}

	/** The one for Fiji. */
	public static Package fiji() {
		return named("fiji");
	}

	/** A zip of one's own choice. */
	public static Package of(final Path zip) {
		return new Package(zip);
	}

	private static Package named(final String kind) {
		return of(Path.of(System.getProperty("package." + kind)));
	}

	/** Unpacks it as a user would, in the folder of ImageJ or Fiji. What is there already must not be overwritten. */
	public void unpack(final Path folder) throws IOException {
		try (ZipFile opened = new ZipFile(zip.toFile())) {
			for (final Enumeration<? extends ZipEntry> entries = opened.entries(); entries.hasMoreElements();) {
				final ZipEntry entry = entries.nextElement();
				final Path place = folder.resolve(entry.getName()).normalize();
				if (!place.startsWith(folder)) throw new IOException(entry.getName() + " would be written outside " + folder);
				if (entry.isDirectory()) Files.createDirectories(place);
				else {
					Files.createDirectories(place.getParent());
					try (InputStream in = opened.getInputStream(entry)) {
						Files.copy(in, place);
					}
				}
			}
		}
	}
}
