package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/** A style in a file. */
record FileStyle(Path file) implements StyleImage {

	@Override
	public String title() {
		return file.getFileName().toString();
	}

	@Override
	public ImagePlus read() throws IOException {
		return ImageFiles.read(file);
	}

	@Override
	public String toString() {
		return file.toString();
	}
}
