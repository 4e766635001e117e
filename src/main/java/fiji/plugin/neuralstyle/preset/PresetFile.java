package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.stream.JsonWriter;

import fiji.plugin.neuralstyle.image.TextFiles;

/**
 * A preset as a file that can be shared.
 *
 * @param name what its author calls it
 * @param description what it is for; may be blank
 * @param program that wrote it, with its version; may be blank
 * @param settings some of {@link PresetSettings#defaults()}, as the texts that dialogs and flags have
 */
public record PresetFile(String name, String description, String program, Map<String, String> settings) {

	/** What a preset's file ends in. */
	public static final String ENDING = ".json";

	/** Of the form of the file. */
	static final int VERSION = 1;

	/** Any real preset is a hundredth of it. */
	private static final long MOST_BYTES = 1_000_000;

	public PresetFile {
		settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
	}

	/**
	 * Reads a file. It is read strictly: what is misspelt is said rather than passed over.
	 *
	 * @throws IOException if it is not there, or is no such file; the message says what is wrong with it
	 */
	public static PresetFile read(final Path file) throws IOException {
		if (!Files.exists(file)) throw problem(file, "does not exist. Check its name and folder", null);
		if (!Files.isRegularFile(file)) throw problem(file, "is no file. Name a file that ends in " + ENDING, null);
		if (Files.size(file) > MOST_BYTES) {
			throw problem(file, "has " + Files.size(file) + " bytes, far more than a preset. Name another", null);
		}
		try {
			return new PresetReader(Files.readString(file, StandardCharsets.UTF_8)).read();
		}
		catch (CharacterCodingException e) {
			throw problem(file, "is no text in UTF-8. Name another, or save it anew as UTF-8", e);
		}
		catch (IllegalArgumentException e) {
			throw problem(file, e.getMessage(), e);
		}
	}

	/**
	 * Writes it, whole or not at all; a file of that name is replaced.
	 *
	 * @throws IOException if it cannot be written
	 */
	public void write(final Path file) throws IOException {
		TextFiles.write(file, json());
	}

	/** Its text, the same for the same preset. */
	public String json() throws IOException {
		final StringWriter text = new StringWriter();
		try (JsonWriter writer = new JsonWriter(text)) {
			writer.setIndent("  ");
			writer.beginObject();
			writer.name("preset").value(name);
			writer.name("version").value(VERSION);
			writer.name("description").value(description);
			writer.name("program").value(program);
			writer.name("settings").beginObject();
			final Map<String, String> defaults = PresetSettings.defaults();
			for (final Map.Entry<String, String> setting : settings.entrySet()) {
				writer.name(setting.getKey());
				SettingKind.of(defaults.get(setting.getKey())).write(writer, setting.getValue());
			}
			writer.endObject();
			writer.endObject();
		}
		return text.append('\n').toString();
	}

	/** @param predicate without its full stop */
	private static IOException problem(final Path file, final String predicate, final Throwable cause) {
		return new IOException("The preset \"" + file + "\" " + predicate + ".", cause);
	}
}
