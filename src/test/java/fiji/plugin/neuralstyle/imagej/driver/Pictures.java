package fiji.plugin.neuralstyle.imagej.driver;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.process.ColorProcessor;

/** The two pictures that the scenarios open, always the same. */
final class Pictures {

	static final String CONTENT = "my [content] 1.png";
	static final String STYLE = "style.png";
	static final String RESULT = "my (content) 1 in the style of style";

	static final String STACK_RESULT = "stack in the style of style";

	private Pictures() {}

	/** The style, and in front of it the content. */
	static void open(final int side) throws Exception {
		picture(STYLE, side, 5).show();
		// A window that is told late that it is active becomes the current one then, whatever has been chosen meanwhile.
		Windows.settle();
		final ImagePlus content = picture(CONTENT, side, 11);
		content.show();
		Windows.settle();
		IJ.selectWindow(content.getID());
		Windows.settle();
	}

	/** The style, and in front of it a stack of five slices with an oval selected. */
	static ImagePlus openStack() {
		picture(STYLE, 64, 5).show();
		final ImageStack slices = new ImageStack();
		for (int i = 0; i < 5; i++) {
			slices.addSlice("t" + i, picture("", 64, 9 + i).getProcessor());
		}
		final ImagePlus stack = new ImagePlus("stack", slices);
		stack.show();
		stack.setRoi(new OvalRoi(16, 16, 36, 36));
		return stack;
	}

	static ImagePlus picture(final String title, final int side, final int stripe) {
		final ColorProcessor pixels = new ColorProcessor(side, side);
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				pixels.set(x, y, 255 * (x / stripe % 2) << 16 | 255 * y / side << 8 | 255 * ((x + y) / stripe % 2));
			}
		}
		return new ImagePlus(title, pixels);
	}
}
