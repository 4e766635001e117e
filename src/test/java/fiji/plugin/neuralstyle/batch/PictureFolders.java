package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** Folders of tiny pictures, good and broken. */
public final class PictureFolders {

	/** How many files {@link #twentyOfWhichThreeAreBroken} makes. */
	public static final int FILES = 20;

	private PictureFolders() {}

	/** A picture of its own in a file. */
	public static Path picture(final Path file) throws IOException {
		Files.createDirectories(file.getParent());
		final ImagePlus picture = Samples.content(33 + Math.floorMod(file.getFileName().hashCode(), 7), 34);
		ImageFiles.write(picture, file);
		return file;
	}

	/** A style in a file. */
	public static Path style(final Path file) throws IOException {
		Files.createDirectories(file.getParent());
		ImageFiles.write(Samples.style(36, 33), file);
		return file;
	}

	/** Twenty files from p1 to p20: p4.png is cut off, p9.png is a text and p15.png is 31 pixels wide. */
	public static Path twentyOfWhichThreeAreBroken(final Path folder) throws IOException {
		final List<String> endings = List.of(".png", ".jpg", ".tif");
		for (int i = 1; i <= FILES; i++) {
			final boolean broken = i == 4 || i == 9 || i == 15;
			picture(folder.resolve("p" + i + (broken ? ".png" : endings.get(i % endings.size()))));
		}
		final byte[] whole = Files.readAllBytes(folder.resolve("p4.png"));
		Files.write(folder.resolve("p4.png"), Arrays.copyOf(whole, whole.length / 2));
		Files.writeString(folder.resolve("p9.png"), "not a picture");
		ImageFiles.write(Samples.content(31, 40), folder.resolve("p15.png"));
		return folder;
	}

	/** Names of all files in a folder and its subfolders, with slashes, sorted; hidden ones as well. */
	public static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
				.sorted().toList();
		}
	}
}
