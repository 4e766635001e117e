package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** The slices of an RGB stack side by side, each with its label below. */
public final class LabelledMontage {

	private static final int BORDER = 4;
	private static final int LABEL = 20;
	private static final int FONT = 12;
	private static final int SMALLEST_FONT = 6;

	private LabelledMontage() {}

	/** @param columns slices in a row */
	public static ImagePlus of(final ImagePlus stack, final int columns) {
		final int cellWidth = stack.getWidth() + BORDER;
		final int cellHeight = stack.getHeight() + LABEL + BORDER;
		final int rows = (stack.getStackSize() + columns - 1) / columns;
		final ColorProcessor montage = new ColorProcessor(columns * cellWidth + BORDER, rows * cellHeight + BORDER);
		montage.setColor(Color.WHITE);
		montage.fill();
		montage.setColor(Color.BLACK);
		montage.setAntialiasedText(true);
		for (int n = 0; n < stack.getStackSize(); n++) {
			final Rectangle cell = bounds(stack, columns, n);
			montage.insert(stack.getStack().getProcessor(n + 1), cell.x, cell.y);
			drawLabel(montage, stack.getStack().getSliceLabel(n + 1), cell.x, cell.y + cell.height, cell.width);
		}
		return new ImagePlus(stack.getTitle(), montage);
	}

	/** Where a slice, counted from 0, and its label are. */
	static Rectangle bounds(final ImagePlus stack, final int columns, final int slice) {
		return new Rectangle(slice % columns * (stack.getWidth() + BORDER) + BORDER, slice / columns * (stack.getHeight() +
			LABEL + BORDER) + BORDER, stack.getWidth(), stack.getHeight() + LABEL);
	}

	/** As large as it fits below its slice. */
	private static void drawLabel(final ColorProcessor montage, final String label, final int x, final int y,
		final int width)
	{
		int size = FONT;
		montage.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
		while (size > SMALLEST_FONT && montage.getStringWidth(label) > width) {
			montage.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, --size));
		}
		montage.drawString(label, x, y);
	}
}
