package fiji.plugin.neuralstyle.weights.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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

	private static final Map<String, Checksum.Method> CHECKSUMS = Map.of("sha256", Checksum.Method.SHA256, "md5",
		Checksum.Method.MD5);
	private static final Set<String> KEYS = Set.of("name", "description", "convention", "mirrors", "size", "neededBytes",
		"sha256", "md5", "licence", "citation");

	private final String source;
	private final URI base;

	/**
	 * @param source what messages call it
	 * @param base what mirrors without a scheme are relative to
	 */
	CatalogueReader(final String source, final URI base) {
		this.source = source;
		this.base = base;
	}

	/** @param known entries that may be given mirrors */
	List<CatalogueEntry> read(final Reader json, final List<CatalogueEntry> known) throws IOException {
		try {
			final List<CatalogueEntry> entries = new ArrayList<>();
			for (final JsonElement element : JsonParser.parseReader(json).getAsJsonObject().getAsJsonArray("networks")) {
				entries.add(entry(element.getAsJsonObject(), known));
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
		final List<URI> mirrors = mirrors(json);
		final Optional<CatalogueEntry> same = known.stream().filter(entry -> entry.name().equals(name)).findFirst();
		if (same.isEmpty()) return newEntry(json, name, mirrors);
		if (!Set.of("name", "mirrors").containsAll(json.keySet()) || same.get().file().isEmpty()) {
			throw new IllegalArgumentException("\"" + name +
				"\" is the program's own, so it can be given mirrors and nothing else. Use another name.");
		}
		return same.get().withMirrorsFirst(mirrors);
	}

	private static CatalogueEntry newEntry(final JsonObject json, final String name, final List<URI> mirrors) {
		final Optional<Convention> convention = optional(json, "convention").map(text -> convention(name, text
			.getAsString()));
		final Optional<RemoteFile> file = mirrors.isEmpty() ? Optional.empty() : Optional.of(new RemoteFile(mirrors, number(
			json, "size"), checksum(json, name)));
		return new CatalogueEntry(name, text(json, "description"), file, number(json, "neededBytes"), convention, text(json,
			"licence"), text(json, "citation"));
	}

	private static Checksum checksum(final JsonObject json, final String name) {
		return CHECKSUMS.entrySet().stream().filter(kind -> json.has(kind.getKey())).findFirst().map(
			kind -> new Checksum(kind.getValue(), text(json, kind.getKey()))).orElseThrow(() -> new IllegalArgumentException(
				"\"" + name + "\" has neither a \"sha256\" nor an \"md5\", without which no file is used."));
	}

	private static Convention convention(final String name, final String text) {
		return Arrays.stream(Convention.values()).filter(value -> value.name().equalsIgnoreCase(text)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("\"" + name + "\" has the convention \"" + text +
				"\"; known are torchvision and caffe."));
	}

	private List<URI> mirrors(final JsonObject json) {
		final List<URI> mirrors = new ArrayList<>();
		optional(json, "mirrors").map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new).forEach(mirror -> mirrors.add(base
			.resolve(mirror.getAsString())));
		return mirrors;
	}

	private static OptionalLong number(final JsonObject json, final String key) {
		return optional(json, key).map(value -> OptionalLong.of(value.getAsLong())).orElse(OptionalLong.empty());
	}

	private static String text(final JsonObject json, final String key) {
		return optional(json, key).map(JsonElement::getAsString).orElse("");
	}

	private static Optional<JsonElement> optional(final JsonObject json, final String key) {
		return Optional.ofNullable(json.get(key));
	}
}
