"""Phase `theory`: what the mathematics predicts, beside what was measured."""
