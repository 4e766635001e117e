package fiji.plugin.neuralstyle.weights.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks that can be installed by name. */
public final class Catalogue {

	private static final String RESOURCE = "catalogue.json";

	private final List<CatalogueEntry> entries;

	private Catalogue(final List<CatalogueEntry> entries) {
		this.entries = List.copyOf(entries);
	}

	/**
	 * The catalogue that comes with the program.
	 *
	 * @throws IOException if the jar is damaged
	 */
	public static Catalogue bundled() throws IOException {
		try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new FileNotFoundException("The catalogue of networks is missing from the jar. Install the plugin again.");
			}
			return new Catalogue(new CatalogueReader(RESOURCE, Optional.empty()).read(new InputStreamReader(in,
				StandardCharsets.UTF_8), List.of()));
		}
	}

	/**
	 * This catalogue with a user's file. An entry with a new name is added. One with a known name may have
	 * nothing but {@code mirrors}, which are tried first; what the file must add up to stays.
	 *
	 * @param file of the form that docs/networks.md describes; a mirror may be a path relative to its folder
	 * @throws IOException if it cannot be read; the message says where it is wrong
	 */
	public Catalogue with(final Path file) throws IOException {
		final List<CatalogueEntry> theirs = new CatalogueReader(file.toString(), Optional.ofNullable(file.toAbsolutePath()
			.getParent())).read(new StringReader(text(file)), entries);
		final Map<String, CatalogueEntry> all = new LinkedHashMap<>();
		entries.forEach(entry -> all.put(entry.name(), entry));
		theirs.forEach(entry -> all.put(entry.name(), entry));
		return new Catalogue(List.copyOf(all.values()));
	}

	private static String text(final Path file) throws IOException {
		try {
			return Files.readString(file);
		}
		catch (NoSuchFileException e) {
			throw new IOException("The catalogue \"" + file + "\" does not exist. Check its path.", e);
		}
		catch (CharacterCodingException e) {
			throw new IOException("The catalogue \"" + file + "\" is not a text in UTF-8. Write it anew.", e);
		}
		catch (IOException e) {
			throw new IOException("The catalogue \"" + file + "\" " + (Files.isDirectory(file) ? "is a folder. Name a file in it."
				: "cannot be read. Change its permissions, or copy it."), e);
		}
	}

	/** All entries, the program's own first. */
	public List<CatalogueEntry> entries() {
		return entries;
	}

	/** The entry of a name. */
	public Optional<CatalogueEntry> find(final String name) {
		return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
	}
}
