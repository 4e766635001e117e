package fiji.plugin.neuralstyle.dialog;

import java.awt.BorderLayout;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import org.scijava.module.ModuleItem;

/** A whole number within bounds. */
final class SliderField implements Field {

	private final Supplier<Object> value;
	private final JPanel panel = new JPanel(new BorderLayout(6, 0)) {

		private static final long serialVersionUID = 1L;

		@Override
		public void setToolTipText(final String text) {
			super.setToolTipText(text);
			slider.setToolTipText(text);
		}
	};
	private final JSlider slider;
	private final JLabel number = new JLabel("", JLabel.RIGHT);

	SliderField(final ModuleItem<?> item, final Supplier<Object> value, final Consumer<Object> change) {
		this.value = value;
		slider = new JSlider(((Number) item.getMinimumValue()).intValue(), ((Number) item.getMaximumValue()).intValue());
		slider.addChangeListener(event -> {
			number.setText(Integer.toString(slider.getValue()));
			if (!slider.getValueIsAdjusting()) change.accept(slider.getValue());
		});
		number.setPreferredSize(new JLabel("1000").getPreferredSize());
		panel.add(slider, BorderLayout.CENTER);
		panel.add(number, BorderLayout.EAST);
	}

	@Override
	public JComponent component() {
		return panel;
	}

	@Override
	public void refresh() {
		final int now = ((Number) value.get()).intValue();
		number.setText(Integer.toString(now));
		slider.setValue(now);
	}
}
