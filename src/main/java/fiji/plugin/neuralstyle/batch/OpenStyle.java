package fiji.plugin.neuralstyle.batch;

import ij.ImagePlus;

/** A style that is open already. */
record OpenStyle(ImagePlus image) implements StyleImage {

	@Override
	public String title() {
		return image.getTitle();
	}

	@Override
	public ImagePlus read() {
		return image;
	}

	@Override
	public String toString() {
		return title();
	}
}
