package fiji.plugin.neuralstyle.preset;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import fiji.plugin.neuralstyle.Version;

/** Reads a preset's JSON, strictly. Messages are the ends of sentences that begin with the file. */
final class PresetReader {

	private static final String FORM = "{\"preset\": \"name\", \"version\": 1, \"settings\": {\"styleWeight\": 100}}";

	private final JsonReader reader;
	private final Map<String, String> texts = new LinkedHashMap<>();
	private final Map<String, String> settings = new LinkedHashMap<>();
	private final Map<String, String> defaults = PresetSettings.defaults();

	PresetReader(final String json) {
		reader = new JsonReader(new StringReader(json));
	}

	/** @throws IllegalArgumentException if it is no preset */
	PresetFile read() throws IOException {
		try {
			require(reader.peek() == JsonToken.BEGIN_OBJECT, "is not of the form " + FORM);
			reader.beginObject();
			while (reader.hasNext()) {
				readEntry(reader.nextName());
			}
			reader.endObject();
			// Fails where anything follows.
			reader.peek();
		}
		catch (MalformedJsonException | EOFException e) {
			throw new IllegalArgumentException("is not JSON as it should be at " + reader.getPath() +
				". Correct it there, or save the preset again", e);
		}
		require(texts.containsKey("preset") && texts.containsKey("version"), "lacks its \"preset\", a name, or its \"version\", " +
			PresetFile.VERSION + ". It must be of the form " + FORM);
		requireVersion();
		requireKnown();
		return new PresetFile(texts.get("preset"), texts.getOrDefault("description", ""), texts.getOrDefault("program", ""),
			settings);
	}

	private void readEntry(final String key) throws IOException {
		switch (key) {
			case "preset", "description", "program" -> put(texts, key, value(key, SettingKind.TEXT));
			case "version" -> put(texts, key, value(key, SettingKind.WHOLE));
			case "settings" -> readSettings();
			default -> {
				// A newer form may have it, and then the version is what matters.
				texts.putIfAbsent("unknown", key);
				reader.skipValue();
			}
		}
	}

	private void readSettings() throws IOException {
		require(reader.peek() == JsonToken.BEGIN_OBJECT, "has \"settings\" that are not of the form {\"styleWeight\": 100}");
		reader.beginObject();
		while (reader.hasNext()) {
			final String name = reader.nextName();
			if (defaults.containsKey(name)) put(settings, name, value(name, SettingKind.of(defaults.get(name))));
			else {
				texts.putIfAbsent("unknown", name);
				reader.skipValue();
			}
		}
		reader.endObject();
	}

	private String value(final String key, final SettingKind kind) throws IOException {
		try {
			return kind.read(reader);
		}
		catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("has a wrong \"" + key + "\": it " + e.getMessage(), e);
		}
	}

	private static void put(final Map<String, String> map, final String key, final String value) {
		require(map.put(key, value) == null, "has \"" + key + "\" twice. Delete one");
	}

	private void requireVersion() {
		final long version = Long.parseLong(texts.get("version"));
		require(version >= 1, "has the version " + version + "; there are none below 1");
		require(version <= PresetFile.VERSION, "is of version " + version + ", and this program, " + Version.text() +
			", reads those up to " + PresetFile.VERSION + ". Use a newer program, or save the preset with this one");
	}

	private void requireKnown() {
		if (!texts.containsKey("unknown")) return;
		final String program = texts.getOrDefault("program", "");
		final String writer = program.isBlank() ? "" : " It was written by " + program + ", and this is " + Version.text() + ".";
		throw new IllegalArgumentException("has a \"" + texts.get("unknown") + "\", which is not known." + writer +
			" Correct or delete it; settings are " + String.join(", ", defaults.keySet()));
	}

	private static void require(final boolean right, final String predicate) {
		if (!right) throw new IllegalArgumentException(predicate);
	}
}
