package fiji.plugin.neuralstyle.weights.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import fiji.plugin.neuralstyle.weights.download.Checksum;
import fiji.plugin.neuralstyle.weights.download.RemoteFile;
import fiji.plugin.neuralstyle.weights.format.Convention;

/** Reads a catalogue's JSON. What is misspelt is said rather than passed over. */
final class CatalogueReader {

	private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,17}");
	private static final Set<String> KEYS = Set.of("name", "description", "convention", "mirrors", "size", "neededBytes",
		"sha256", "md5", "licence", "citation");
	private static final Set<String> MORE_MIRRORS = Set.of("name", "mirrors");

	private final String source;
	private final Optional<Path> folder;

	/**
	 * @param source what messages call it
	 * @param folder what mirrors that are paths are relative to; empty for the program's own catalogue, which has
	 *          none, and which alone may have a network without mirrors
	 */
	CatalogueReader(final String source, final Optional<Path> folder) {
		this.source = source;
		this.folder = folder;
	}

	/** @param known entries that may be given mirrors */
	List<CatalogueEntry> read(final Reader json, final List<CatalogueEntry> known) throws IOException {
		try {
			final List<CatalogueEntry> entries = new ArrayList<>();
			for (final JsonElement element : JsonParser.parseReader(json).getAsJsonObject().getAsJsonArray("networks")) {
				final CatalogueEntry entry = entry(element.getAsJsonObject(), known);
				if (named(entry.name(), entries).isPresent()) {
					throw new IllegalArgumentException("it has \"" + entry.name() + "\" twice.");
				}
				entries.add(entry);
			}
			return entries;
		}
		catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException
				| ClassCastException e)
		{
			throw new IOException("The catalogue \"" + source + "\" is not of the form {\"networks\": [{\"name\": ..., \"mirrors\": [...]}]}. " +
				"Correct it as in docs/networks.md.", e);
		}
		catch (IllegalArgumentException e) {
			throw new IOException("The catalogue \"" + source + "\" is wrong: " + e.getMessage(), e);
		}
	}

	private CatalogueEntry entry(final JsonObject json, final List<CatalogueEntry> known) {
		final String name = text(json, "name");
		for (final String key : json.keySet()) {
			if (!KEYS.contains(key)) {
				throw new IllegalArgumentException("\"" + name + "\" has a \"" + key + "\", which is not known.");
			}
		}
		final Optional<CatalogueEntry> same = named(name, known);
		if (same.isEmpty()) return newEntry(json, name);
		if (same.get().file().isPresent() && same.get().name().equals(name)) {
			if (MORE_MIRRORS.containsAll(json.keySet())) return same.get().withMirrorsFirst(mirrors(json));
			// One file may be reached in two ways.
			if (newEntry(json, name).equals(same.get())) return same.get();
		}
		throw new IllegalArgumentException("\"" + name + "\" is in the catalogue already as \"" + same.get().name() +
			"\", so it can be given mirrors and nothing else. Use another name.");
	}

	/** Names that differ in case alone would be one file on some systems. */
	private static Optional<CatalogueEntry> named(final String name, final List<CatalogueEntry> entries) {
		return entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst();
	}

	private CatalogueEntry newEntry(final JsonObject json, final String name) {
		final List<URI> mirrors = mirrors(json);
		if (mirrors.isEmpty() && folder.isPresent()) {
			throw new IllegalArgumentException("\"" + name + "\" has no \"mirrors\" to fetch it from.");
		}
		final Optional<Convention> convention = optional(json, "convention").map(text -> convention(name, text
			.getAsString()));
		final OptionalLong size = bytes(json, name, "size");
		final OptionalLong neededBytes = bytes(json, name, "neededBytes");
		if (neededBytes.isPresent() && (size.isEmpty() || neededBytes.getAsLong() > size.getAsLong())) {
			throw new IllegalArgumentException("\"" + name +
				"\" needs a \"size\" beside its \"neededBytes\", and no smaller one: parts of a file are used only where its size can be compared.");
		}
		final Optional<RemoteFile> file = mirrors.isEmpty() ? Optional.empty() : Optional.of(new RemoteFile(mirrors, size,
			checksum(json, name)));
		return new CatalogueEntry(name, text(json, "description"), file, neededBytes, convention, text(json, "licence"), text(
			json, "citation"));
	}

	/** The stronger one, where there are two. */
	private static Checksum checksum(final JsonObject json, final String name) {
		if (json.has("sha256")) return new Checksum(Checksum.Method.SHA256, text(json, "sha256"));
		if (json.has("md5")) return new Checksum(Checksum.Method.MD5, text(json, "md5"));
		throw new IllegalArgumentException("\"" + name +
			"\" has neither a \"sha256\" nor an \"md5\", without which no file is used.");
	}

	private static Convention convention(final String name, final String text) {
		return Arrays.stream(Convention.values()).filter(value -> value.name().equalsIgnoreCase(text)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("\"" + name + "\" has the convention \"" + text +
				"\"; known are torchvision and caffe."));
	}

	private List<URI> mirrors(final JsonObject json) {
		final List<URI> mirrors = new ArrayList<>();
		optional(json, "mirrors").map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new).forEach(mirror -> mirrors.add(
			new MirrorText(mirror.getAsString()).address(folder)));
		return mirrors;
	}

	private static OptionalLong bytes(final JsonObject json, final String name, final String key) {
		final Optional<JsonElement> value = optional(json, key);
		if (value.isEmpty()) return OptionalLong.empty();
		final String text = value.get().toString();
		if (BYTES.matcher(text).matches()) return OptionalLong.of(Long.parseLong(text));
		throw new IllegalArgumentException("\"" + name + "\" has the " + key + " " + text +
			"; a whole number of bytes, at least 1, is wanted.");
	}

	private static String text(final JsonObject json, final String key) {
		return optional(json, key).map(JsonElement::getAsString).orElse("");
	}

	private static Optional<JsonElement> optional(final JsonObject json, final String key) {
		return Optional.ofNullable(json.get(key));
	}
}
