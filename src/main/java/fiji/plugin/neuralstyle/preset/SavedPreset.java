package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import fiji.plugin.neuralstyle.Version;

/**
 * A preset to be saved.
 *
 * @param folders where one goes that has a name alone
 * @param nameOrPath of its file
 * @param description what it is for; may be blank
 * @param settings by name, all or some
 */
public record SavedPreset(PresetFolders folders, String nameOrPath, String description, Map<String, String> settings) {

	/**
	 * Saves it as a new file.
	 *
	 * @throws IOException if there is such a file, or it cannot be written
	 * @throws IllegalArgumentException if the name will not do
	 */
	public Path save() throws IOException {
		final Path file = file();
		if (Files.exists(file)) throw new IOException("There is a preset \"" + file +
			"\" already. Give yours another name, or say that it shall be replaced.");
		return write(file);
	}

	/** Saves it, whether there is one of that name or not. */
	public Path replace() throws IOException {
		return write(file());
	}

	private Path file() throws IOException {
		final Path file = folders.fileFor(nameOrPath);
		if (Presets.isBuiltIn(PresetFolders.name(file)) && file.startsWith(folders.own())) {
			throw new IllegalArgumentException("The preset \"" + PresetFolders.name(file) +
				"\" is a built-in one. Give yours another name.");
		}
		return file;
	}

	private Path write(final Path file) throws IOException {
		new PresetFile(PresetFolders.name(file), description.strip(), "Neural Style Transfer " + Version.text(), settings)
			.write(file);
		return file;
	}
}
