package fiji.plugin.neuralstyle.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** Images to compare, of which one at a time need be in memory. */
public interface Pictures {

	/** What they are called. */
	List<String> titles();

	/**
	 * One of them.
	 *
	 * @throws IOException if it cannot be read
	 */
	ImagePlus get(int index) throws IOException;

	/** Images that are open. */
	static Pictures of(final List<ImagePlus> images) {
		return new Pictures() {

			@Override
			public List<String> titles() {
				return images.stream().map(ImagePlus::getTitle).toList();
			}

			@Override
			public ImagePlus get(final int index) {
				return images.get(index);
			}
		};
	}

	/**
	 * The PNG, JPEG and TIFF files in a folder, by name; not those in folders in it, nor hidden ones.
	 *
	 * @throws IOException if there is no such folder, or it cannot be read
	 */
	static Pictures in(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw new IOException("There is no folder \"" + folder + "\". Check its name, or name another.");
		}
		final Pattern names = Pattern.compile("[^.].*\\.(png|jpe?g|tiff?)", Pattern.CASE_INSENSITIVE);
		final List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter(file -> Files.isRegularFile(file) && names.matcher(file.getFileName().toString()).matches())
				.sorted().toList();
		}
		return new Pictures() {

			@Override
			public List<String> titles() {
				return files.stream().map(file -> file.getFileName().toString()).toList();
			}

			@Override
			public ImagePlus get(final int index) throws IOException {
				return ImageFiles.read(files.get(index));
			}
		};
	}
}
