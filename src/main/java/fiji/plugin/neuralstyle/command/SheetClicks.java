package fiji.plugin.neuralstyle.command;

import java.awt.GraphicsEnvironment;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import fiji.plugin.neuralstyle.inspect.Exploration;
import fiji.plugin.neuralstyle.inspect.ExplorerCell;
import ij.IJ;
import ij.ImageListenerAdapter;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Toolbar;
import ij.macro.Interpreter;

/** A click on a picture of the Layer Explorer's contact sheet selects it, and opens the main dialog with what made it. */
final class SheetClicks extends ImageListenerAdapter {

	/** A click with these moves or scales what is seen. */
	private static final Set<Integer> TOOLS_FOR_LOOKING = Set.of(Toolbar.MAGNIFIER, Toolbar.HAND);

	private final ImagePlus sheet;
	private final Exploration exploration;
	private final Function<ExplorerCell, Map<String, String>> inputs;
	private final MouseAdapter clicks = new MouseAdapter() {

		@Override
		public void mouseClicked(final MouseEvent event) {
			clicked(event);
		}
	};

	/** @param inputs of the main command, for a picture */
	SheetClicks(final ImagePlus sheet, final Exploration exploration,
		final Function<ExplorerCell, Map<String, String>> inputs)
	{
		this.sheet = sheet;
		this.exploration = exploration;
		this.inputs = inputs;
	}

	/** Listens from when the sheet is shown until it is closed, where there is somebody to click. */
	void start() {
		if (GraphicsEnvironment.isHeadless() || IJ.getInstance() == null || Interpreter.isBatchMode()) return;
		ImagePlus.addImageListener(this);
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		if (opened == sheet && sheet.getCanvas() != null) sheet.getCanvas().addMouseListener(clicks);
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed == sheet) ImagePlus.removeImageListener(this);
	}

	private void clicked(final MouseEvent event) {
		if (event.getButton() != MouseEvent.BUTTON1 || TOOLS_FOR_LOOKING.contains(Toolbar.getToolId())) return;
		final ImageCanvas canvas = sheet.getCanvas();
		exploration.at(canvas.offScreenX(event.getX()), canvas.offScreenY(event.getY())).ifPresent(place -> {
			ChosenPicture.select(sheet, place.bounds(), inputs.apply(place.cell()));
			// As the menu does, on a thread of its own.
			IJ.doCommand(StyleTransferCommand.TITLE + "...");
		});
	}
}
