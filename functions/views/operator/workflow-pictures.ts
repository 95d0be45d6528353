// Made by "npm run diagram" from statemachines. Do not edit.

import type { WorkflowPicture } from './workflow-picture.ts';

/** From an application to the cohort. */
export const APPLICATION: WorkflowPicture = {
  title: 'From an application to the cohort',
  description:
    "One execution per sending of an application: submit, shortlist, interview, accept, cohort. It starts with: Where am I. It waits until somebody acts at: Wait for the shortlist decision; Wait as a reserve for an interview; Wait for the interview; Wait for the acceptance decision; Wait as a reserve for a place; Wait for the team's answer. It ends with: In the cohort; The application is over; Parked; Needs an operator.",
  width: 752,
  height: 2257,
  spots: [
    { state: 'Wait for the shortlist decision', x: 593.7, y: 283, gate: 'shortlist' },
    { state: 'Wait as a reserve for an interview', x: 474.9, y: 531, gate: 'shortlist-reserve' },
    { state: 'Wait for the interview', x: 573.7, y: 891, gate: 'interview' },
    { state: 'Wait for the acceptance decision', x: 602.7, y: 1105, gate: 'acceptance' },
    { state: 'Wait as a reserve for a place', x: 485.8, y: 1405, gate: 'acceptance-reserve' },
    { state: "Wait for the team's answer", x: 584.7, y: 1748, gate: 'answer' },
    { state: 'In the cohort', x: 566.2, y: 2090 },
    { state: 'The application is over', x: 429.7, y: 209 },
    { state: 'Parked', x: 276.9, y: 550.5 },
    { state: 'Needs an operator', x: 694.2, y: 16 },
  ],
  drawing: `<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#0b0c0c"/></marker><marker id="faint-tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#737b85"/></marker></defs>
<rect width="752" height="2257" rx="8" fill="#ffffff"/>
<g transform="translate(57.9 16)">
<path d="M447.3 24.5L447.3 34.3Q447.3 44 447.3 50.5L447.3 57" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 90L447.3 96.5Q447.3 103 447.3 109.5L447.3 116" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 149L447.3 160Q447.3 171 447.3 185L447.3 200.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M388.3 149L323.2 167.2Q309.8 171 309.8 182L309.8 193" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 233.5L447.3 243.8Q447.3 254 447.3 260.5L447.3 267" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 319L447.3 325.5Q447.3 332 447.3 338.5L447.3 345" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 395L447.3 401.5Q447.3 408 447.3 414.5L447.3 421" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 471L447.3 482Q447.3 493 447.3 507L447.3 536Q447.3 550 447.3 564L447.3 584Q447.3 598 447.3 612L447.3 622Q447.3 636 447.3 650L447.3 660Q447.3 674 447.3 688L447.3 698Q447.3 712 447.3 726L447.3 745Q447.3 759 447.3 770L447.3 781" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M383.3 471L340 487.9Q327 493 327 504L327 515" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M372.9 421L347.5 412.5Q334.2 408 334.2 394L334.2 384Q334.2 370 334.2 356L334.2 346Q334.2 332 347.5 327.4L371.9 319" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M360.8 461.2L194.3 490.6Q180.5 493 180.5 507L180.5 534.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M360.8 456.6L75.9 491.3Q62 493 62 507L62 526" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 585L327 591.5Q327 598 327 604.5L327 611" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 661L327 667.5Q327 674 327 680.5L327 687" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 737L327 748Q327 759 339.7 764.9L374.2 781" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M251 687L224.8 678.4Q211.5 674 211.5 660L211.5 650Q211.5 636 211.5 622L211.5 612Q211.5 598 224.4 592.6L242.8 585" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M274.7 737L241.3 753Q228.6 759 228.6 773L228.6 799.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M240.5 730.7L123.8 756Q110.1 759 110.1 773L110.1 791" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 849L447.3 855.5Q447.3 862 447.3 868.5L447.3 875" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 927L447.3 933.5Q447.3 940 447.3 946.5L447.3 953" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 986L447.3 992.5Q447.3 999 447.3 1005.5L447.3 1012" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1045L447.3 1056Q447.3 1067 447.3 1078L447.3 1089" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M379.6 1012L339.8 1002.3Q326.2 999 326.2 985L326.2 983.5Q326.2 969.5 326.2 955.5L326.2 954Q326.2 940 339.6 935.7L378.8 923.1" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M381.3 1045L306.8 1063.6Q293.3 1067 293.3 1081L293.3 1108.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M355.3 1041.5L188.6 1065Q174.8 1067 174.8 1081L174.8 1100" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1159L447.3 1165.5Q447.3 1172 447.3 1178.5L447.3 1185" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1252L447.3 1258.5Q447.3 1265 447.3 1271.5L447.3 1278" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1345L447.3 1356Q447.3 1367 447.3 1381L447.3 1410Q447.3 1424 447.3 1438L447.3 1458Q447.3 1472 447.3 1486L447.3 1496Q447.3 1510 447.3 1524L447.3 1534Q447.3 1548 447.3 1562L447.3 1572Q447.3 1586 447.3 1600L447.3 1619Q447.3 1633 447.3 1644L447.3 1655" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1344.2L350.4 1360.7Q337.9 1367 337.9 1378L337.9 1389" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1278.5L368.7 1271.4Q356.2 1265 356.2 1251L356.2 1232.5Q356.2 1218.5 356.2 1204.5L356.2 1186Q356.2 1172 368.6 1165.5L380.9 1159" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1325.5L205.1 1364Q191.4 1367 191.4 1381L191.4 1408.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1321.1L86.8 1364.9Q72.9 1367 72.9 1381L72.9 1400" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1459L337.9 1465.5Q337.9 1472 337.9 1478.5L337.9 1485" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1535L337.9 1541.5Q337.9 1548 337.9 1554.5L337.9 1561" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1611L337.9 1622Q337.9 1633 350.8 1638.6L388.6 1655" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M261.9 1561L235.7 1552.4Q222.4 1548 222.4 1534L222.4 1524Q222.4 1510 222.4 1496L222.4 1486Q222.4 1472 235.3 1466.6L253.7 1459" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M293.2 1611L266 1626.2Q253.8 1633 253.8 1647L253.8 1665" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M251.4 1606.1L149 1629.8Q135.3 1633 135.3 1644.8L135.3 1656.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1706L447.3 1712.5Q447.3 1719 447.3 1725.5L447.3 1732" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1784L447.3 1790.5Q447.3 1797 447.3 1803.5L447.3 1810" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1860L447.3 1866.5Q447.3 1873 447.3 1879.5L447.3 1886" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1936L447.3 1947Q447.3 1958 447.3 1969L447.3 1980" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M378.8 1886L356.4 1877.8Q343.2 1873 343.2 1859L343.2 1849Q343.2 1835 343.2 1821L343.2 1811Q343.2 1797 356.3 1792.1L377.9 1784" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M371.7 1936L318.6 1953.6Q305.3 1958 305.3 1972L305.3 1998.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M369.8 1925L200.5 1955.5Q186.8 1958 186.8 1972L186.8 1990" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 2048L447.3 2054.5Q447.3 2061 447.3 2067.5L447.3 2074" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="447.3" cy="15.5" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Where am I" data-kind="step">
<rect x="395.8" y="57" width="103" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="78.5" font-size="14" text-anchor="middle">Where am I</text>
</g>
<g data-state="Go to the stage" data-kind="choice">
<polygon points="380.3 116 514.3 116 524.3 132.5 514.3 149 380.3 149 370.3 132.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="137.5" font-size="14" text-anchor="middle">Go to the stage</text>
</g>
<g data-state="Acknowledge" data-kind="step">
<rect x="389.8" y="200.5" width="115" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="222" font-size="14" text-anchor="middle">Acknowledge</text>
</g>
<g data-state="Wait for the shortlist decision" data-kind="answer">
<rect x="358.8" y="267" width="177" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M370.8 303a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="378.8" cy="288" r="5" fill="#8a5a00"/>
<text x="459.3" y="289.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="306.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="Settle the shortlist decision" data-kind="step">
<rect x="374.8" y="345" width="145" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="366.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="383.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="After the shortlist decision" data-kind="choice">
<polygon points="370.8 421 523.8 421 533.8 446 523.8 471 370.8 471 360.8 446" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="442.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="459.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="Wait as a reserve for an interview" data-kind="answer">
<rect x="237" y="515" width="180" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="327" y="528" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="237" y="533" width="180" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M249 569a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="257" cy="554" r="5" fill="#8a5a00"/>
<text x="339" y="555.5" font-size="14" text-anchor="middle">Wait as a reserve</text>
<text x="339" y="572.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="Settle the reserve for an interview" data-kind="step">
<rect x="252" y="611" width="150" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="327" y="632.5" font-size="14" text-anchor="middle">Settle the reserve</text>
<text x="327" y="649.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="After the reserve for an interview" data-kind="choice">
<polygon points="250.5 687 403.5 687 413.5 712 403.5 737 250.5 737 240.5 712" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="327" y="708.5" font-size="14" text-anchor="middle">After the reserve</text>
<text x="327" y="725.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="Invite to the interview" data-kind="step">
<rect x="361.8" y="781" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="794" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="799" width="171" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="820.5" font-size="14" text-anchor="middle">Invite to the</text>
<text x="447.3" y="837.5" font-size="14" text-anchor="middle">interview</text>
</g>
<g data-state="Wait for the interview" data-kind="answer">
<rect x="378.8" y="875" width="137" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M390.8 911a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="398.8" cy="896" r="5" fill="#8a5a00"/>
<text x="459.3" y="897.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="914.5" font-size="14" text-anchor="middle">interview</text>
</g>
<g data-state="Settle the interview" data-kind="step">
<rect x="366.8" y="953" width="161" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="974.5" font-size="14" text-anchor="middle">Settle the interview</text>
</g>
<g data-state="After the interview" data-kind="choice">
<polygon points="365.3 1012 529.3 1012 539.3 1028.5 529.3 1045 365.3 1045 355.3 1028.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1033.5" font-size="14" text-anchor="middle">After the interview</text>
</g>
<g data-state="Wait for the acceptance decision" data-kind="answer">
<rect x="349.8" y="1089" width="195" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1102" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="349.8" y="1107" width="195" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M361.8 1143a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="369.8" cy="1128" r="5" fill="#8a5a00"/>
<text x="459.3" y="1129.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="1146.5" font-size="14" text-anchor="middle">acceptance decision</text>
</g>
<g data-state="Settle the acceptance decision" data-kind="step">
<rect x="396.8" y="1185" width="101" height="67" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1206.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="1223.5" font-size="14" text-anchor="middle">acceptance</text>
<text x="447.3" y="1240.5" font-size="14" text-anchor="middle">decision</text>
</g>
<g data-state="After the acceptance decision" data-kind="choice">
<polygon points="392.8 1278 501.8 1278 511.8 1311.5 501.8 1345 392.8 1345 382.8 1311.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1299.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="1316.5" font-size="14" text-anchor="middle">acceptance</text>
<text x="447.3" y="1333.5" font-size="14" text-anchor="middle">decision</text>
</g>
<g data-state="Wait as a reserve for a place" data-kind="answer">
<rect x="247.9" y="1389" width="180" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="337.9" y="1402" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="247.9" y="1407" width="180" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M259.9 1443a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="267.9" cy="1428" r="5" fill="#8a5a00"/>
<text x="349.9" y="1429.5" font-size="14" text-anchor="middle">Wait as a reserve</text>
<text x="349.9" y="1446.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="Settle the reserve for a place" data-kind="step">
<rect x="262.9" y="1485" width="150" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="337.9" y="1506.5" font-size="14" text-anchor="middle">Settle the reserve</text>
<text x="337.9" y="1523.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="After the reserve for a place" data-kind="choice">
<polygon points="261.4 1561 414.4 1561 424.4 1586 414.4 1611 261.4 1611 251.4 1586" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="337.9" y="1582.5" font-size="14" text-anchor="middle">After the reserve</text>
<text x="337.9" y="1599.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="Send the offer" data-kind="step">
<rect x="361.8" y="1655" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1668" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="1673" width="171" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1694.5" font-size="14" text-anchor="middle">Send the offer</text>
</g>
<g data-state="Wait for the team's answer" data-kind="answer">
<rect x="367.8" y="1732" width="159" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M379.8 1768a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="387.8" cy="1753" r="5" fill="#8a5a00"/>
<text x="459.3" y="1754.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="1771.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="Settle the team's answer" data-kind="step">
<rect x="383.8" y="1810" width="127" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1831.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="1848.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="After the team's answer" data-kind="choice">
<polygon points="379.8 1886 514.8 1886 524.8 1911 514.8 1936 379.8 1936 369.8 1911" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1907.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="1924.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="Start the team's timeline" data-kind="step">
<rect x="361.8" y="1980" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1993" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="1998" width="171" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="2019.5" font-size="14" text-anchor="middle">Start the</text>
<text x="447.3" y="2036.5" font-size="14" text-anchor="middle">team's timeline</text>
</g>
<g data-state="In the cohort" data-kind="end">
<rect x="386.3" y="2074" width="122" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="389.3" y="2077" width="116" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="447.3" y="2094.5" font-size="14" text-anchor="middle">In the cohort</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="247.8" y="193" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="250.8" y="196" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="309.8" y="213.5" font-size="12" text-anchor="middle">The application</text>
<text x="309.8" y="230.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="0" y="526" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="3" y="529" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="62" y="546.5" font-size="12" text-anchor="middle">The application</text>
<text x="62" y="563.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="48.1" y="791" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="51.1" y="794" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="110.1" y="811.5" font-size="12" text-anchor="middle">The application</text>
<text x="110.1" y="828.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="112.8" y="1100" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="115.8" y="1103" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="174.8" y="1120.5" font-size="12" text-anchor="middle">The application</text>
<text x="174.8" y="1137.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="10.9" y="1400" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="13.9" y="1403" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="72.9" y="1420.5" font-size="12" text-anchor="middle">The application</text>
<text x="72.9" y="1437.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="73.3" y="1656.5" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="76.3" y="1659.5" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="135.3" y="1677" font-size="12" text-anchor="middle">The application</text>
<text x="135.3" y="1694" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="124.8" y="1990" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="127.8" y="1993" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="186.8" y="2010.5" font-size="12" text-anchor="middle">The application</text>
<text x="186.8" y="2027.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="142" y="534.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="145" y="537.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="180.5" y="555" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="190.1" y="799.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="193.1" y="802.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="228.6" y="820" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="254.8" y="1108.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="257.8" y="1111.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="293.3" y="1129" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="152.9" y="1408.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="155.9" y="1411.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="191.4" y="1429" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="215.3" y="1665" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="218.3" y="1668" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="253.8" y="1685.5" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="266.8" y="1998.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="269.8" y="2001.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="305.3" y="2019" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Needs an operator" data-kind="failure">
<rect x="474.3" y="0" width="162" height="31" rx="15.5" fill="#fde8e4" stroke="#a3200d" stroke-width="1.5"/><rect x="477.3" y="3" width="156" height="25" rx="12.5" fill="none" stroke="#a3200d" stroke-width="1"/>
<text x="555.3" y="20.5" font-size="14" text-anchor="middle">Needs an operator</text>
</g>
<rect x="419" y="162" width="56.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="175" font-size="12" text-anchor="middle">shortlist</text>
<rect x="276.8" y="162" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="309.8" y="175" font-size="12" text-anchor="middle">otherwise</text>
<rect x="419" y="627" width="56.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="640" font-size="12" text-anchor="middle">shortlist</text>
<rect x="282.4" y="484" width="89.3" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="327" y="497" font-size="12" text-anchor="middle">name reserve</text>
<rect x="310.7" y="361" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="334.2" y="374" font-size="12" text-anchor="middle">reopen</text>
<rect x="163.8" y="484" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="180.5" y="497" font-size="12" text-anchor="middle">park</text>
<rect x="29" y="484" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="62" y="497" font-size="12" text-anchor="middle">otherwise</text>
<rect x="261.3" y="750" width="131.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="327" y="763" font-size="12" text-anchor="middle">promote to interview</text>
<rect x="188" y="627" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="211.5" y="640" font-size="12" text-anchor="middle">reopen</text>
<rect x="211.9" y="750" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="228.6" y="763" font-size="12" text-anchor="middle">park</text>
<rect x="77.1" y="750" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="110.1" y="763" font-size="12" text-anchor="middle">otherwise</text>
<rect x="409.5" y="1058" width="75.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1071" font-size="12" text-anchor="middle">recommend</text>
<rect x="302.7" y="960.5" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="326.2" y="973.5" font-size="12" text-anchor="middle">reopen</text>
<rect x="276.6" y="1058" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="293.3" y="1071" font-size="12" text-anchor="middle">park</text>
<rect x="141.8" y="1058" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="174.8" y="1071" font-size="12" text-anchor="middle">otherwise</text>
<rect x="429.9" y="1501" width="34.7" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1514" font-size="12" text-anchor="middle">offer</text>
<rect x="289.1" y="1358" width="97.6" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="337.9" y="1371" font-size="12" text-anchor="middle">hold in reserve</text>
<rect x="332.7" y="1209.5" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="356.2" y="1222.5" font-size="12" text-anchor="middle">reopen</text>
<rect x="174.7" y="1358" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="191.4" y="1371" font-size="12" text-anchor="middle">park</text>
<rect x="39.9" y="1358" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="72.9" y="1371" font-size="12" text-anchor="middle">otherwise</text>
<rect x="286.5" y="1624" width="102.8" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="337.9" y="1637" font-size="12" text-anchor="middle">promote to offer</text>
<rect x="198.9" y="1501" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="222.4" y="1514" font-size="12" text-anchor="middle">reopen</text>
<rect x="237.1" y="1624" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="253.8" y="1637" font-size="12" text-anchor="middle">park</text>
<rect x="102.3" y="1624" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="135.3" y="1637" font-size="12" text-anchor="middle">otherwise</text>
<rect x="425.1" y="1949" width="44.3" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1962" font-size="12" text-anchor="middle">accept</text>
<rect x="319.7" y="1826" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="343.2" y="1839" font-size="12" text-anchor="middle">reopen</text>
<rect x="288.6" y="1949" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="305.3" y="1962" font-size="12" text-anchor="middle">park</text>
<rect x="153.8" y="1949" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="186.8" y="1962" font-size="12" text-anchor="middle">otherwise</text>
</g>
<g transform="translate(16 2133)">
<rect x="0" y="2" width="44" height="24" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="54" y="18" font-size="13" text-anchor="start">the academy does something</text>
<rect x="240" y="2" width="44" height="24" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M254 24a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="262" cy="9" r="5" fill="#8a5a00"/>
<text x="294" y="18" font-size="13" text-anchor="start">waits until somebody acts</text>
<polygon points="490 2 514 2 524 14 514 26 490 26 480 14" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="534" y="18" font-size="13" text-anchor="start">goes on by what was found</text>
<rect x="0" y="36" width="44" height="24" rx="12" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="3" y="39" width="38" height="18" rx="9" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="54" y="52" font-size="13" text-anchor="start">an end</text>
<rect x="240" y="36" width="44" height="24" rx="12" fill="#fde8e4" stroke="#a3200d" stroke-width="1.5"/><rect x="243" y="39" width="38" height="18" rx="9" fill="none" stroke="#a3200d" stroke-width="1"/>
<text x="294" y="52" font-size="13" text-anchor="start">stops for an operator</text>
</g>
<text x="16" y="2215" font-size="12" text-anchor="start">“Go to the stage” also leads to each box that says so.</text>
<text x="16" y="2235" font-size="12" text-anchor="start">Arrows to “Needs an operator” are left out: every step that keeps failing leads there.</text>`,
};

/** How the academy tells everyone each date when it comes. */
export const TIMELINE: WorkflowPicture = {
  title: 'How the academy tells everyone each date when it comes',
  description:
    'One execution per programme and one per team in the cohort: tells each occasion when it is due. It starts with: Remember whose timeline. It waits until somebody acts at: Sleep. It ends with: Continued; Nothing is left to tell.',
  width: 943,
  height: 968,
  spots: [
    { state: 'Sleep', x: 754.7, y: 272 },
    { state: 'Wait for the instant', x: 220.4, y: 272 },
    { state: 'Back off', x: 588.7, y: 803 },
    { state: 'Continued', x: 926.7, y: 805 },
    { state: 'Nothing is left to tell', x: 426.4, y: 274 },
  ],
  drawing: `<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#0b0c0c"/></marker><marker id="faint-tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#737b85"/></marker></defs>
<rect width="943" height="968" rx="8" fill="#ffffff"/>
<g transform="translate(16.4 16)">
<path d="M442.8 141L831.8 165.1Q845.8 166 845.8 180L845.8 181.5Q845.8 195.5 845.8 209.5L845.8 220Q845.8 234 845.8 248L845.8 259.5Q845.8 273.5 845.8 287.5L845.8 290Q845.8 304 845.8 318L845.8 319.5Q845.8 333.5 845.8 347.5L845.8 358Q845.8 372 845.8 386L845.8 516.5Q845.8 530.5 845.8 544.5L845.8 675Q845.8 689 845.8 703L845.8 722Q845.8 736 845.8 750L845.8 760Q845.8 774 831.8 775.3L572.3 799.3" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M690.8 291L690.8 297.5Q690.8 304 690.8 318L690.8 319.5Q690.8 333.5 690.8 347.5L690.8 358Q690.8 372 690.8 386L690.8 516.5Q690.8 530.5 690.8 544.5L690.8 675Q690.8 689 690.8 703L690.8 722Q690.8 736 690.8 750L690.8 760Q690.8 774 677 776.4L572.3 794.7" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M582.6 290L599.6 298Q612.3 304 612.3 318L612.3 319.5Q612.3 333.5 612.3 347.5L612.3 358Q612.3 372 612.3 386L612.3 516.5Q612.3 530.5 612.3 544.5L612.3 675Q612.3 689 612.3 703L612.3 722Q612.3 736 612.3 750L612.3 760Q612.3 774 598.9 778.2L571.3 787" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M442.5 667L446.9 678Q451.3 689 451.3 703L451.3 722Q451.3 736 451.3 750L451.3 760Q451.3 774 463.9 779.9L479 787" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M227 752.5L227 763.3Q227 774 240.9 775.5L460.3 798.6" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M706.8 739.6L124 773.2Q110 774 124 775L460.3 800.3" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M370.8 18L370.8 24.5Q370.8 31 370.8 37.5L370.8 44" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M370.8 94L370.8 100.5Q370.8 107 370.8 113.5L370.8 120" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M442.8 148.5L533.9 163.7Q547.8 166 547.8 172.5L547.8 179" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M547.8 212L547.8 223Q547.8 234 547.8 245.5L547.8 257" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M615.8 211.4L699 230.8Q712.6 234 706.5 245L700.4 256" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M479.8 202L161.4 232.7Q147.5 234 137.8 244.2L126.6 256" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M615.8 207.4L754.5 231.6Q768.3 234 768.3 248L768.3 259.5Q768.3 273.5 768.3 287.5L768.3 290Q768.3 304 768.3 318L768.3 319.5Q768.3 333.5 768.3 347.5L768.3 358Q768.3 372 768.3 386L768.3 516.5Q768.3 530.5 768.3 544.5L768.3 675Q768.3 689 768.3 700L768.3 711" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M479.8 207.1L336.8 231.6Q323 234 323 246L323 258" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M677.7 256L669.5 245Q661.3 234 661.3 220L661.3 209.5Q661.3 195.5 661.3 181.5L661.3 180Q661.3 166 647.3 164.6L442.8 143.8" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M88.7 256L72.8 242.9Q62 234 62 220L62 209.5Q62 195.5 62 181.5L62 180Q62 166 75.9 164.7L298.8 143.4" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M521.8 290L510.8 297Q499.8 304 489.4 310.5L479.1 317" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M425.1 350L400 364.9Q388 372 388 383L388 394" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M437.9 317L431.9 310.5Q426 304 426 290L426 287.5Q426 273.5 426 259.5L426 248Q426 234 426 220L426 209.5Q426 195.5 426 181.5L426 180Q426 166 413.8 159.5L401.7 153" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M490.4 350L527.4 366.3Q540.3 372 540.3 386L540.3 516.5Q540.3 530.5 540.3 544.5L540.3 675Q540.3 689 540.3 703L540.3 722Q540.3 736 540.3 750L540.3 760Q540.3 774 535.1 780.5L530 787" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M338.1 667L334 678Q330 689 317.3 694.8L263.2 719.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M224.5 719.5L222.1 702.8Q220 689 220 675L220 544.5Q220 530.5 220 516.5L220 386Q220 372 220 358L220 347.5Q220 333.5 220 319.5L220 318Q220 304 220 290L220 287.5Q220 273.5 220 259.5L220 248Q220 234 220 220L220 209.5Q220 195.5 220 181.5L220 180Q220 166 233.7 163.3L298.8 150.6" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M460.3 801.2L14 774.8Q0 774 0 760L0 750Q0 736 0 722L0 703Q0 689 0 675L0 544.5Q0 530.5 0 516.5L0 386Q0 372 0 358L0 347.5Q0 333.5 0 319.5L0 318Q0 304 0 290L0 287.5Q0 273.5 0 259.5L0 248Q0 234 0 220L0 209.5Q0 195.5 0 181.5L0 180Q0 166 14 164.9L298.8 142.2" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M828.4 761L846.8 768.6Q859.8 774 859.8 781.5L859.8 789" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="370.8" cy="9" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Remember whose timeline" data-kind="step">
<rect x="306.3" y="44" width="129" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="370.8" y="65.5" font-size="14" text-anchor="middle">Remember</text>
<text x="370.8" y="82.5" font-size="14" text-anchor="middle">whose timeline</text>
</g>
<g data-state="Find what is next" data-kind="step">
<rect x="298.8" y="120" width="144" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="370.8" y="141.5" font-size="14" text-anchor="middle">Find what is next</text>
</g>
<g data-state="What is next" data-kind="choice">
<polygon points="489.8 179 605.8 179 615.8 195.5 605.8 212 489.8 212 479.8 195.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="547.8" y="200.5" font-size="14" text-anchor="middle">What is next</text>
</g>
<g data-state="Sleep" data-kind="answer">
<rect x="643.3" y="256" width="95" height="35" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M655.3 283.5a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="663.3" cy="268.5" r="5" fill="#8a5a00"/>
<text x="702.8" y="278.5" font-size="14" text-anchor="middle">Sleep</text>
</g>
<g data-state="Wait for the instant" data-kind="time">
<rect x="16" y="256" width="188" height="35" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="36" cy="273.5" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M36 267.5v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="122" y="278.5" font-size="14" text-anchor="middle">Wait for the instant</text>
</g>
<g data-state="Claim the occasion" data-kind="step">
<rect x="470.3" y="257" width="155" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="547.8" y="278.5" font-size="14" text-anchor="middle">Claim the occasion</text>
</g>
<g data-state="Is it ours to tell" data-kind="choice">
<polygon points="383 317 523 317 533 333.5 523 350 383 350 373 333.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="453" y="338.5" font-size="14" text-anchor="middle">Is it ours to tell</text>
</g>
<g data-state="Tell everyone" data-kind="group">
<rect x="274" y="394" width="228" height="273" rx="7" fill="#f4f5f6" stroke="#505a5f" stroke-width="1.5"/>
<text x="388" y="415" font-size="14" text-anchor="middle">Tell everyone</text>
</g>
<path d="M388 442L388 448.5Q388 455 388 461.5L388 468" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M400.3 501L408.6 512Q416.8 523 408.6 534L400.3 545" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M375.7 545L367.4 534Q359.2 523 367.4 512L375.7 501" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M388 578L388 589Q388 600 388 611L388 622" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="388" cy="433" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Record a page" data-kind="step">
<rect x="326.5" y="468" width="123" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="388" y="489.5" font-size="14" text-anchor="middle">Record a page</text>
</g>
<g data-state="Is there another page" data-kind="choice">
<polygon points="298 545 478 545 488 561.5 478 578 298 578 288 561.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="388" y="566.5" font-size="14" text-anchor="middle">Is there another page</text>
</g>
<g data-state="All pages recorded" data-kind="end">
<rect x="304.5" y="622" width="167" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="307.5" y="625" width="161" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="388" y="642.5" font-size="14" text-anchor="middle">All pages recorded</text>
</g>
<rect x="316.6" y="514" width="85.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="359.2" y="527" font-size="12" text-anchor="middle">after is given</text>
<rect x="355" y="591" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="388" y="604" font-size="12" text-anchor="middle">otherwise</text>
<g data-state="Mark it as told" data-kind="step">
<rect x="164" y="719.5" width="126" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="227" y="741" font-size="14" text-anchor="middle">Mark it as told</text>
</g>
<g data-state="Back off" data-kind="time">
<rect x="460.3" y="787" width="112" height="35" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="480.3" cy="804.5" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M480.3 798.5v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="528.3" y="809.5" font-size="14" text-anchor="middle">Back off</text>
</g>
<g data-state="Continue as a new execution" data-kind="step">
<rect x="706.8" y="711" width="123" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="768.3" y="732.5" font-size="14" text-anchor="middle">Continue as a</text>
<text x="768.3" y="749.5" font-size="14" text-anchor="middle">new execution</text>
</g>
<g data-state="Continued" data-kind="end">
<rect x="809.3" y="789" width="101" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="812.3" y="792" width="95" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="859.8" y="809.5" font-size="14" text-anchor="middle">Continued</text>
</g>
<g data-state="Nothing is left to tell" data-kind="end">
<rect x="236" y="258" width="174" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="239" y="261" width="168" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="323" y="278.5" font-size="14" text-anchor="middle">Nothing is left to tell</text>
</g>
<rect x="517.4" y="225" width="60.7" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="547.8" y="238" font-size="12" text-anchor="middle">announce</text>
<rect x="693.9" y="225" width="37.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="712.6" y="238" font-size="12" text-anchor="middle">sleep</text>
<rect x="127.4" y="225" width="40.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="147.5" y="238" font-size="12" text-anchor="middle">pause</text>
<rect x="740.7" y="324.5" width="55.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="768.3" y="337.5" font-size="12" text-anchor="middle">continue</text>
<rect x="290" y="225" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="323" y="238" font-size="12" text-anchor="middle">otherwise</text>
<rect x="364.5" y="363" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="388" y="376" font-size="12" text-anchor="middle">record</text>
<rect x="412.1" y="225" width="27.8" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="426" y="238" font-size="12" text-anchor="middle">told</text>
<rect x="507.3" y="680" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="540.3" y="693" font-size="12" text-anchor="middle">otherwise</text>
</g>
<g transform="translate(16 850)">
<rect x="0" y="2" width="44" height="24" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="54" y="18" font-size="13" text-anchor="start">the academy does something</text>
<rect x="240" y="2" width="44" height="24" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M254 24a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="262" cy="9" r="5" fill="#8a5a00"/>
<text x="294" y="18" font-size="13" text-anchor="start">waits until somebody acts</text>
<rect x="480" y="2" width="44" height="24" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="502" cy="14" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M502 8v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="534" y="18" font-size="13" text-anchor="start">waits for a moment</text>
<polygon points="10 36 34 36 44 48 34 60 10 60 0 48" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="54" y="52" font-size="13" text-anchor="start">goes on by what was found</text>
<rect x="240" y="36" width="44" height="24" rx="7" fill="#f4f5f6" stroke="#505a5f" stroke-width="1.5"/>
<text x="294" y="52" font-size="13" text-anchor="start">once for each of several</text>
<rect x="480" y="36" width="44" height="24" rx="12" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="483" y="39" width="38" height="18" rx="9" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="534" y="52" font-size="13" text-anchor="start">an end</text>
<path d="M0 82L44 82" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<text x="54" y="86" font-size="13" text-anchor="start">when a step keeps failing</text>
</g>`,
};
