package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Writes a picture of 4.5 MB as a large one; a process of its own, whose files may not grow so far. */
final class FullDisk {

	private FullDisk() {}

	/** @param arguments the file; what is wrong is printed */
	public static void main(final String[] arguments) {
		final ImagePlus image = new ImagePlus("large", new ColorProcessor(1500, 1000));
		try {
			WholeFile.write(Path.of(arguments[0]), out -> TiffFile.write(image, out, new LargeTiff(0, 0)));
			System.out.println("written");
		}
		catch (final IOException e) {
			System.out.println(e.getMessage());
		}
	}
}
