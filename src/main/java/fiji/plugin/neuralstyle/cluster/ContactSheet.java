package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.LabelledMontage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** All results small, side by side, each with its row's id; of a row without a result, a grey field that says where it is. */
public final class ContactSheet {

	private static final int CELL = 160;
	private static final int GREY = 0xff_d0_d0_d0;
	private static final int TEXT_LEFT = 8;

	private final Manifest manifest;

	public ContactSheet(final Manifest manifest) {
		this.manifest = manifest;
	}

	/** @param states of at least one row, in their order */
	public ImagePlus of(final List<RowState> states) {
		final ImageStack cells = new ImageStack(CELL, CELL);
		states.forEach(state -> cells.addSlice(state.row().id(), cell(state)));
		final int columns = (int) Math.ceil(Math.sqrt(states.size() * 1.5));
		return LabelledMontage.of(new ImagePlus("contact sheet", cells), Math.min(columns, states.size()));
	}

	private ImageProcessor cell(final RowState state) {
		if (state.kind() != RowState.Kind.DONE) return words(state.kind().toString());
		try {
			return fitted(ImageConversion.toColours(ImageFiles.read(manifest.resolve(state.row().output()))));
		}
		catch (IOException e) {
			// The sheet is for looking; the next worker finds it and makes it anew.
			return words("unreadable");
		}
	}

	private static ImageProcessor fitted(final ImageProcessor picture) {
		final double scale = CELL / (double) Math.max(picture.getWidth(), picture.getHeight());
		picture.setInterpolationMethod(ImageProcessor.BILINEAR);
		final ImageProcessor small = picture.resize(Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1,
			(int) Math.round(picture.getHeight() * scale)), true);
		final ColorProcessor cell = field(0xff_ff_ff_ff);
		cell.insert(small, (CELL - small.getWidth()) / 2, (CELL - small.getHeight()) / 2);
		return cell;
	}

	private static ImageProcessor words(final String text) {
		final ColorProcessor cell = field(GREY);
		cell.setColor(0);
		cell.setAntialiasedText(true);
		cell.drawString(text, TEXT_LEFT, CELL / 2);
		return cell;
	}

	private static ColorProcessor field(final int colour) {
		final ColorProcessor field = new ColorProcessor(CELL, CELL);
		field.setColor(colour);
		field.fill();
		return field;
	}
}
